import { expect, test } from 'vitest'
import { finish, measure, quantize, type Tensor } from '../../core/index.ts'
import { generatorById } from '../../core/generators/index.ts'
import { createLocalEngine } from '../../engine/local-engine.ts'
import type { FakeWorker } from '../../engine/testing/fake-worker.ts'
import { answering, loaded, ready, scripted } from '../../engine/testing/scripted.ts'
import { settled } from '../../engine/testing/until.ts'
import { EngineScanner } from './engine-scanner.ts'
import { ScanRefused, ScanStopped, type TensorScan } from './scanner.ts'

function weights(name: string, n: number, seed: number): Tensor {
  const generator = generatorById('normal')
  if (!generator) throw new Error('no normal')
  return { ...finish(generator.generate({ n, seed })), name, shape: [n / 8, 8] }
}

const rowsOf = (data: Tensor['data']): number[][] =>
  Array.from({ length: data.length / 8 }, (_, i) => Array.from(data.slice(8 * i, 8 * i + 8)))

const TENSORS = [weights('a', 800, 1), weights('b', 1600, 2)]
const text = JSON.stringify(Object.fromEntries(TENSORS.map(({ name, data }) => [name, rowsOf(data)])))
const request = { kind: 'files', files: [new File([text], 'net.json')] } as const

async function scanned(scanner: EngineScanner, k: number): Promise<Map<string, TensorScan>> {
  const found = new Map<string, TensorScan>()
  await scanner.scan({
    tensors: [
      { name: 'b', quantize: true },
      { name: 'a', quantize: false },
    ],
    pane: { id: 'symmetric', params: { k } },
    onTensor: (name, scan) => found.set(name, scan),
  })
  return found
}

test('lists, and finds what the core finds', async () => {
  const scanner = new EngineScanner(createLocalEngine())
  const { tensors, bytes } = await scanner.open(request)
  expect(tensors.map(({ name, shape, count }) => [name, shape, count])).toEqual([
    ['a', [100, 8], 800],
    ['b', [200, 8], 1600],
  ])
  expect(bytes).toBe(text.length)
  const found = await scanned(scanner, 3)
  const [a, b] = [found.get('a'), found.get('b')]
  if (a?.kind !== 'scanned' || b?.kind !== 'scanned') throw new Error('not scanned')
  expect(a.damage).toBeNull()
  expect(a.stats.n).toBe(800)
  expect(a.spark.counts.reduce((sum, n) => sum + n, 0)).toBe(800)
  const figures = measure(quantize(weights('b', 1600, 2), 'symmetric', { k: 3 }))
  expect(b.damage?.sqnr).toBeCloseTo(figures.sqnr, 9)
  expect((b.damage?.squaredError ?? 0) / 1600).toBeCloseTo(figures.mse, 12)
  expect(b.damage?.bits).toBe(figures.bits_per_weight * 1600)
  expect([b.spark.low, b.spark.high]).toEqual([b.stats.min, b.stats.max])
  const probe = await scanner.probe('a', { id: 'symmetric', params: { k: 3 } })
  expect(probe.kind === 'scanned' && probe.damage?.sqnr).toBeGreaterThan(10)
  scanner.dispose()
})

test('the newest wish wins', async () => {
  const scanner = new EngineScanner(createLocalEngine())
  await scanner.open(request)
  const first = scanned(scanner, 2).catch((error: unknown) => error)
  const second = scanned(scanner, 5)
  expect(await first).toBeInstanceOf(ScanStopped)
  expect((await second).size).toBe(2)
  const third = scanned(scanner, 2).catch((error: unknown) => error)
  scanner.stop()
  expect(await third).toBeInstanceOf(ScanStopped)
  scanner.dispose()
})

test('what a method refuses, and what is no file of weights, is told with its reason', async () => {
  const scanner = new EngineScanner(createLocalEngine())
  await scanner.open(request)
  const refused = await scanner.probe('a', { id: 'affine', params: { gran: 'channel', axis: 5 } })
  expect(refused).toMatchObject({ kind: 'scanned', damage: null, refused: { code: 'bad-axis' } })
  expect(await scanner.probe('nothing', { id: 'affine', params: {} })).toMatchObject({
    kind: 'failed',
    problem: { code: 'tensor-unknown' },
  })
  const words = { kind: 'files', files: [new File(['a,b\nc,d\n'], 'words.csv')] } as const
  const error: unknown = await scanner.open(words).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ScanRefused)
  expect((error as ScanRefused).problem).toMatchObject({ code: 'text-no-numbers' })
  scanner.dispose()
})

/** An engine whose workers die under some tensors; `asked` are the names of each scan. */
function deadly(killers: readonly string[]): { scanner: EngineScanner; asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = []
  const behave = (worker: FakeWorker): void => {
    ready(worker)
    answering(worker, (message) => {
      if (message.type !== 'call') return
      const { job } = message
      if (message.call === 'load') loaded(worker, job, message.request.id)
      if (message.call !== 'scan') return
      const { names = [] } = message.request
      asked.push(names)
      for (const name of names) {
        // what was sent before has arrived by then
        if (killers.includes(name)) return void settled().then(() => worker.fail('out of memory'))
        const problem = { code: 'tensor-unknown', values: { file: 'net', tensor: name } } as const
        worker.post({ type: 'scanned', call: 'scan', job, tensor: { name, scan: null, quantized: null, problem } })
      }
      worker.post({ type: 'done', call: 'scan', job, reply: names.length })
    })
  }
  return { scanner: new EngineScanner(scripted(behave).engine), asked }
}

async function problemsOf(scanner: EngineScanner, names: readonly string[]): Promise<[string, string][]> {
  await scanner.open(request)
  const found: [string, string][] = []
  await scanner.scan({
    tensors: names.map((name) => ({ name, quantize: true })),
    pane: { id: 'affine', params: {} },
    onTensor: (name, scan) => found.push([name, scan.kind === 'failed' ? scan.problem.code : scan.kind]),
  })
  return found
}

test('a tensor that ends the worker twice is left out, and the scan goes on with the next', async () => {
  const { scanner, asked } = deadly(['b', 'd'])
  expect(await problemsOf(scanner, ['a', 'b', 'c', 'd', 'e'])).toEqual([
    ['a', 'tensor-unknown'],
    ['b', 'tensor-deadly'],
    ['c', 'tensor-unknown'],
    ['d', 'tensor-deadly'],
    ['e', 'tensor-unknown'],
  ])
  expect(asked.map((names) => names.join(''))).toEqual(['abcde', 'bcde', 'cde', 'de', 'e'])
  scanner.dispose()
})

test('where tensor after tensor ends the worker, the scan ends', async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const { scanner, asked } = deadly(names)
  await expect(problemsOf(scanner, names)).rejects.toThrow('crashed')
  expect(asked.length).toBe(6)
  scanner.dispose()
})
