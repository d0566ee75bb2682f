import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { quantize } from '../core/quantize.ts'
import type { Tensor } from '../core/tensor.ts'
import { safetensorsOf } from '../proof/corpus/make-models.ts'
import type { WeightsRequest } from './engine.ts'
import { createLocalEngine } from './local-engine.ts'
import type { ScannedTensor, ScanRequest } from './scan-types.ts'
import { CALM, outcome } from './testing/scripted.ts'
import { until } from './testing/until.ts'

const METHOD = { id: 'affine', params: { k: 3, range: 'minmax' } }

/** Figures by the definitions, with nothing of the scan in them. */
function expected({ data }: Pick<Tensor, 'data'>): { sqnr: number; errorSquares: number; mean: number } {
  const { values } = quantize({ name: '', shape: [data.length], dtype: '', data }, METHOD.id, METHOD.params)
  let [signal, noise, sum] = [0, 0, 0]
  for (const [i, x] of data.entries()) {
    signal += x * x
    noise += (x - (values[i] ?? 0)) ** 2
    sum += x
  }
  return { sqnr: 10 * Math.log10(signal / noise), errorSquares: noise, mean: sum / data.length }
}

async function scanned(load: WeightsRequest, request: ScanRequest): Promise<ScannedTensor[]> {
  const engine = createLocalEngine(CALM)
  await engine.load(load)
  const rows: ScannedTensor[] = []
  expect(await engine.scan(request, { onTensor: (row) => rows.push(row) })).toBe(rows.length)
  engine.dispose()
  return rows
}

const byError = (rows: readonly { name: string; errorSquares: number }[]): string[] =>
  [...rows].sort((a, b) => b.errorSquares - a.errorSquares).map(({ name }) => name)
const byRatio = (rows: readonly { name: string; sqnr: number }[]): string[] =>
  [...rows].sort((a, b) => a.sqnr - b.sqnr).map(({ name }) => name)

/** 100 tensors, each with its own spread and its own outlier. */
function hundred(): Parameters<typeof safetensorsOf>[0] {
  let seed = 1
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32 - 0.5
  }
  const tensors = Array.from({ length: 100 }, (_, i) => {
    const data = Float32Array.from({ length: 60 + i }, () => random() * (1 + (i % 7)))
    data[i % 60] = 2 + ((i * 37) % 100) / 4
    return [`layer.${i}.weight`, { shape: [60 + i], data }] as const
  })
  return Object.fromEntries(tensors)
}

const fileOf = (tensors: Parameters<typeof safetensorsOf>[0]): WeightsRequest => ({
  kind: 'files',
  files: [new File([Uint8Array.from(safetensorsOf(tensors))], 'net.safetensors')],
})

describe('a scan', () => {
  test('of a file with 100 tensors ranks them as the definitions do', async () => {
    const tensors = hundred()
    const rows = await scanned(fileOf(tensors), { method: METHOD })
    const wanted = Object.entries(tensors).map(([name, tensor]) => ({ name, ...expected(tensor) }))
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(tensors))
    const found = rows.map(({ name, quantized }) => ({
      name,
      sqnr: quantized?.sqnr ?? Number.NaN,
      errorSquares: quantized?.errorSquares ?? Number.NaN,
    }))
    expect(byRatio(found)).toEqual(byRatio(wanted))
    expect(byError(found)).toEqual(byError(wanted))
    for (const [i, { sqnr, errorSquares, mean }] of wanted.entries()) {
      expect(found[i]?.sqnr).toBeCloseTo(sqnr, 9)
      expect(found[i]?.errorSquares).toBeCloseTo(errorSquares, 9)
      expect(rows[i]?.scan?.stats.mean).toBeCloseTo(mean, 12)
      const n = tensors[rows[i]?.name ?? '']?.data.length ?? 0
      expect(rows[i]?.quantized?.bits).toBe(3 * n + 32 + 3)
      expect(rows[i]?.scan?.histogram.length).toBe(64)
      expect(rows[i]?.scan?.histogram.reduce((a, b) => a + b, 0)).toBe(n)
    }
  })

  test('of the built-in network', async () => {
    const names = ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias', 'fc3.weight', 'fc3.bias']
    const folder = new URL('../../public/examples/digits-mlp/', import.meta.url)
    const bytesOf = async (name: string) => Uint8Array.from(await readFile(new URL(`${name}.npy`, folder)))
    const files = await Promise.all(names.map(async (name) => new File([await bytesOf(name)], `${name}.npy`)))
    const rows = await scanned({ kind: 'files', files }, { names, method: METHOD })
    expect(rows.map(({ name, problem }) => [name, problem])).toEqual(names.map((name) => [name, null]))
    const engine = createLocalEngine(CALM)
    const wanted = []
    for (const name of names) {
      await engine.load({ kind: 'files', files, tensor: name })
      const data = await engine.values(1e6)
      if (data) wanted.push({ name, ...expected({ data }) })
    }
    engine.dispose()
    const found = rows.map(({ name, quantized }) => ({
      name,
      sqnr: quantized?.sqnr ?? 0,
      errorSquares: quantized?.errorSquares ?? 0,
    }))
    expect(byRatio(found)).toEqual(byRatio(wanted))
    expect(byError(found)).toEqual(byError(wanted))
  })

  test('tells what it cannot read, and goes on', async () => {
    const text = '{"a": [1, 2, 3, null], "b": [5, 5]}'
    const files: WeightsRequest = { kind: 'files', files: [new File([text], 'net.json')] }
    const method = { id: 'affine', params: { k: 4, gran: 'channel', axis: 1 } }
    const rows = await scanned(files, { names: ['a', 'nothing', 'b'], method })
    expect(rows.map(({ problem }) => problem?.code)).toEqual(['bad-axis', 'tensor-unknown', 'bad-axis'])
    expect(rows[0]?.scan?.stats).toMatchObject({ n: 4, finite: 3, nan: 1, min: 1, max: 3 })
    expect(rows[1]?.scan).toBeNull()
    expect(rows[2]?.scan?.histogram.reduce((a, b) => a + b, 0)).toBe(2)
  })

  test('of generated weights is one of these alone; an unknown method is refused', async () => {
    const load: WeightsRequest = { kind: 'generate', id: 'normal', params: { n: 100 } }
    expect((await scanned(load, {})).map(({ quantized }) => quantized)).toEqual([null])
    const engine = createLocalEngine(CALM)
    await engine.load(load)
    expect(await outcome(engine.scan({ method: { id: '__proto__', params: {} } }))).toBe('unknown-method')
    engine.dispose()
  })

  test('reports, gives way to a newer one, and stops', async () => {
    const engine = createLocalEngine(CALM)
    const large = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`t${i}`, { shape: [200_000], data: new Float32Array(200_000).fill(i) }]),
    )
    await engine.load(fileOf(large))
    const rows: string[] = []
    const done: number[] = []
    const first = outcome(
      engine.scan(
        { method: METHOD },
        { onTensor: ({ name }) => rows.push(name), onProgress: (progress) => done.push(progress.done) },
      ),
    )
    await until(() => rows.length >= 3 && done.length >= 1)
    const newer = outcome(engine.scan({ names: ['t7'] }))
    expect(await first).toBe('stopped')
    expect(rows.length).toBeLessThan(30)
    expect(await newer).toBe(1)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    const stopped = outcome(engine.scan({ method: METHOD }))
    engine.stop()
    expect(await stopped).toBe('stopped')
    engine.dispose()
  })

  test('ends when other files are opened, and lets a run pass', async () => {
    const engine = createLocalEngine(CALM)
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`t${i}`, { shape: [200_000], data: new Float32Array(200_000).fill(i) }]),
    )
    const weights = await engine.load(fileOf(many))
    const rows: string[] = []
    const scan = outcome(engine.scan({ method: METHOD }, { onTensor: ({ name }) => rows.push(name) }))
    await until(() => rows.length > 0)
    await engine.run({ weights: weights.id, method: 'affine', params: { k: 4 }, bins: 80 })
    expect(rows.length).toBeLessThan(40)
    await engine.load(fileOf({ other: { shape: [1], data: Float32Array.of(1) } }))
    expect(await scan).toBe('stopped')
    engine.dispose()
  })
})
