import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { walkGolden } from './walk.ts'

let workshop = ''

beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), 'handlers-'))
})

afterAll(() => rm(workshop, { recursive: true, force: true }))

interface Case {
  readonly family: string
  readonly params: Record<string, unknown>
  readonly inputs: Record<string, string>
  readonly outputs: Record<string, string>
  readonly compare?: string
}

interface Stored {
  readonly shape: number[]
  readonly data: Float32Array | Uint8Array
}

/** What the walk says of a folder with one case. */
async function failuresOf(golden: Case, arrays: Record<string, Stored>): Promise<readonly string[]> {
  const dir = await mkdtemp(join(workshop, 'set-'))
  await mkdir(join(dir, golden.family))
  const files: Record<string, unknown> = {}
  for (const [name, { shape, data }] of Object.entries(arrays)) {
    const content = Buffer.from(data.buffer)
    await writeFile(join(dir, golden.family, name), content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    files[name] = {
      dtype: data instanceof Uint8Array ? '|u1' : '<f4',
      shape,
      data_offset: 0,
      bytes: content.length,
      sha256,
    }
  }
  const cases = [{ id: 'one', source: [], compare: 'exact', ...golden }]
  await writeFile(join(dir, golden.family, 'manifest.json'), JSON.stringify({ family: golden.family, cases, files }))
  const entry = { family: golden.family, manifest: `${golden.family}/manifest.json`, cases: 1 }
  const families = [{ ...entry, files: Object.keys(files).length }]
  await writeFile(join(dir, 'manifest.json'), JSON.stringify({ families }))
  const { cases: reports, problems } = await walkGolden(dir)
  return [...problems, ...reports.flatMap((report) => report.failures)].filter((text) => text !== 'no case passed')
}

test('rows of microxcaling may hold zeros of both signs, which it does not keep', async () => {
  const failures = await failuresOf(
    {
      family: 'mx',
      params: { block: 32, format: 'fp4_e2m1 and others' },
      inputs: { x: 'x' },
      outputs: { fp4_e2m1: 'y' },
    },
    {
      x: { shape: [1, 3], data: Float32Array.of(-0, -1e-9, 1) },
      y: { shape: [1, 3], data: Float32Array.of(0, -0, 1) },
    },
  )
  expect(failures).toEqual([])
})

test('levels of k-means far from 0 are as good as a float32 can be', async () => {
  const x = Float32Array.of(1000.1, 1000.2, 1001.3, 1001.4)
  const pair = (i: number) => [x[i] ?? NaN, x[i + 1] ?? NaN] as const
  const centroids = [0, 2].map((i) => (pair(i)[0] + pair(i)[1]) / 2)
  const sse = [0, 2].reduce((sum, i) => sum + (pair(i)[1] - pair(i)[0]) ** 2 / 2, 0)
  const records = [{ input_index: 0, k: 2, sse_optimal: sse, mse_optimal: sse / 4, centroids }]
  const golden = { family: 'binary_ternary_log', params: { records }, inputs: { x: 'x' }, outputs: {} }
  expect(await failuresOf(golden, { x: { shape: [1, 4], data: x } })).toEqual([])
  const worse = {
    ...golden,
    params: { records: records.map((record) => ({ ...record, sse_optimal: sse * (1 - 1e-6) })) },
  }
  expect((await failuresOf(worse, { x: { shape: [1, 4], data: x } }))[0]).toContain('sse_optimal')
})

test('MatMulNBits rounds 42.499996 + 131 in float32, which is 174 in ONNX Runtime 1.30', async () => {
  const x = new Float32Array(16)
  x.set([-10, 9.5, 3.25])
  const codes = new Uint8Array(16).fill(131)
  codes.set([0, 255, 174])
  const scale = Math.fround(19.5 / 255)
  const golden = {
    family: 'affine',
    params: { bits: 8, block_size: 16, symmetric: false },
    inputs: { x: 'x' },
    outputs: { packed: 'q', codes: 'q', scales: 's', zero_points: 'z', dequant_KN: 'y' },
  }
  const arrays = (stored: Uint8Array) => ({
    x: { shape: [16, 1], data: x },
    q: { shape: [1, 1, 16], data: stored },
    s: { shape: [1, 1], data: Float32Array.of(scale) },
    z: { shape: [1, 1], data: Uint8Array.of(131) },
    y: { shape: [16, 1], data: Float32Array.from(stored, (code) => (code - 131) * scale) },
  })
  expect(await failuresOf(golden, arrays(codes))).toEqual([])
  expect((await failuresOf(golden, arrays(codes.map((code) => (code === 174 ? 173 : code)))))[0]).toContain('packed')
})
