import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Problem } from '../../core/errors.ts'
import type { WeightsRequest } from '../../engine/engine.ts'
import { setParams } from '../actions.ts'
import { shelve } from '../file-shelf.ts'
import { DEFAULT_SCENE } from '../link/index.ts'
import { history, sceneStore } from '../scene-store.ts'
import { FileScans } from './file-scans.ts'
import type { TensorInfo } from '../../core/formats/contents.ts'
import { type Listing, type ScanOrder, type Scanner, ScanRefused, ScanStopped, type TensorScan } from './scanner.ts'
import { EMPTY_TABLE, tableStore } from './table-store.ts'

const TENSORS = ['a', 'b', 'c', 'bias'].map((name): TensorInfo => {
  const shape = name === 'bias' ? [9] : [3, 3]
  return { name, shape, dtype: 'f4', count: 9, bytes: 36 }
})

function found(squaredError: number | null): TensorScan {
  const counts = { n: 9, finite: 9, nan: 0, posinf: 0, neginf: 0, overflowed: 0 }
  const stats = { ...counts, min: -1, max: 1, mean: 0, std: 1, sumSquares: 9 }
  const damage = squaredError === null ? null : { sqnr: 0, squaredError, signal: 9, lost: 0, bits: 36 }
  return { kind: 'scanned', stats, spark: { low: -1, high: 1, counts: new Uint32Array(64) }, damage, refused: null }
}

/** Says nothing but what a test makes it say. */
class Scripted implements Scanner {
  opened = 0
  request: WeightsRequest | null = null
  disposed = false
  orders: ScanOrder[] = []
  probes: unknown[] = []
  #end: ((error?: Error) => void) | undefined

  async open(request: WeightsRequest): Promise<Listing> {
    this.opened += 1
    this.request = request
    if (refuses) throw refuses
    return { tensors: TENSORS, bytes: null, sha256: 'ab' }
  }
  scan(order: ScanOrder): Promise<void> {
    this.orders.push(order)
    return new Promise((resolve, reject) => {
      this.#end = (error) => (error ? reject(error) : resolve())
    })
  }
  async probe(name: string, pane: unknown): Promise<TensorScan> {
    this.probes.push([name, pane])
    if (probeFails) throw new Error('out of memory')
    return found(1)
  }
  stop(): void {
    this.finish(new ScanStopped())
  }
  dispose(): void {
    this.disposed = true
  }
  tell(name: string, error: number | null): void {
    this.orders.at(-1)?.onTensor(name, found(error))
  }
  finish(error?: Error): void {
    this.#end?.(error)
    this.#end = undefined
  }
  get asked(): [string, boolean][] {
    return (this.orders.at(-1)?.tensors ?? []).map(({ name, quantize }) => [name, quantize])
  }
}

let refuses: ScanRefused | null = null
let probeFails = false
let scanners: Scripted[] = []
let scans: FileScans
const newest = (): Scripted => {
  const last = scanners.at(-1)
  if (!last) throw new Error('no scanner')
  return last
}
const table = () => tableStore.getState()
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  shelve('net.npz', 'ab', [new File(['1'], 'net.npz')])
  sceneStore.setState({ ...DEFAULT_SCENE, source: { id: 'file', params: { name: 'net.npz', sha256: 'ab' } } }, true)
  tableStore.setState(EMPTY_TABLE, true)
  scanners = []
  scans = new FileScans(() => {
    scanners.push(new Scripted())
    return newest()
  })
})
afterEach(() => {
  leave()
  vi.useRealTimers()
})

let leave = (): void => {}
function follow(): void {
  leave = scans.follow()
}

async function finished(): Promise<void> {
  await pass(0)
  for (const [i, name] of ['a', 'b', 'c'].entries()) newest().tell(name, i + 1)
  newest().tell('bias', null)
  newest().finish()
  await pass(0)
}

test('lists the tensors, scans what is quantized first, and fills the table in as it goes', async () => {
  follow()
  await pass(0)
  expect(table().tensors).toEqual(TENSORS)
  expect(newest().asked).toEqual([
    ['a', true],
    ['b', true],
    ['c', true],
    ['bias', false],
  ])
  expect(table().status).toBe('scanning')
  newest().tell('a', 5)
  newest().tell('b', 1)
  expect(table().findings.size).toBe(0)
  await pass(100)
  expect([...table().findings.keys()]).toEqual(['a', 'b'])
  expect(table().progress).toMatchObject({ done: 2, total: 4, share: 0.5 })
  expect(table().sha256).toBe('ab')
  newest().tell('c', 1)
  newest().tell('bias', null)
  newest().finish()
  await pass(0)
  expect(table().status).toBe('done')
  expect(table().findings.size).toBe(4)
})

test('another method scans again once the hand rests; what was found stands in until then', async () => {
  follow()
  await finished()
  const before = table().findings
  setParams({ k: 3 })
  await pass(200)
  setParams({ k: 2 })
  expect(table()).toMatchObject({ status: 'scanning', before })
  expect(table().beforePane?.params).toEqual({})
  // no method changes a tensor that stays as it is
  expect([...table().findings.keys()]).toEqual(['bias'])
  await pass(249)
  expect(newest().orders.length).toBe(1)
  await pass(1)
  expect(newest().orders.length).toBe(2)
  expect(newest().asked).toEqual([
    ['a', true],
    ['b', true],
    ['c', true],
  ])
  expect(newest().orders.at(-1)?.pane.params).toEqual({ k: 2 })
  // a third one while that runs: the complete figures before stay those that stand in
  newest().tell('a', 7)
  setParams({ k: 5 })
  await pass(250)
  expect(table().before).toBe(before)
  expect(newest().asked.length).toBe(3)
})

test('what was too much under one method is tried under the next; what cannot be read is not', async () => {
  follow()
  await pass(0)
  const fail = (name: string, problem: Problem) => newest().orders.at(-1)?.onTensor(name, { kind: 'failed', problem })
  fail('a', { code: 'tensor-deadly', values: { tensor: 'a' } })
  fail('b', { code: 'file-unreadable', values: { file: 'net.npz' } })
  newest().tell('c', 1)
  newest().tell('bias', null)
  newest().finish()
  await pass(0)
  setParams({ k: 3 })
  await pass(250)
  expect(newest().asked).toEqual([
    ['a', true],
    ['c', true],
  ])
})

test('a change that changes nothing scans nothing', async () => {
  follow()
  await finished()
  sceneStore.setState({ panes: [{ id: 'affine', params: { k: 4 } }] })
  await pass(1000)
  expect(newest().orders.length).toBe(1)
})

test('stop keeps what was found, go on scans the rest', async () => {
  follow()
  await pass(0)
  newest().tell('a', 5)
  await pass(100)
  scans.stop()
  await pass(0)
  expect(table()).toMatchObject({ status: 'stopped', failure: null })
  expect([...table().findings.keys()]).toEqual(['a'])
  scans.resume()
  await pass(0)
  expect(newest().asked).toEqual([
    ['b', true],
    ['c', true],
    ['bias', false],
  ])
})

test('what comes too late is not taken', async () => {
  follow()
  await pass(0)
  const late = newest().orders[0]
  setParams({ k: 2 })
  await pass(250)
  late?.onTensor('a', found(9))
  await pass(200)
  expect(table().findings.size).toBe(0)
})

test('leaving the view lets the files go; coming back goes on where it ended', async () => {
  follow()
  await pass(0)
  newest().tell('a', 5)
  await pass(100)
  leave()
  expect(newest().disposed).toBe(true)
  setParams({ k: 4 })
  follow()
  await pass(0)
  expect(scanners.length).toBe(2)
  expect(newest().asked).toEqual([
    ['b', true],
    ['c', true],
    ['bias', false],
  ])
})

test('files that cannot be opened are named; given again they are opened again', async () => {
  const problem = { code: 'file-unreadable', values: { file: 'net.npz' } } as const
  refuses = new ScanRefused(problem)
  follow()
  await pass(0)
  expect(table()).toMatchObject({ status: 'failed', failure: problem })
  refuses = null
  sceneStore.setState(({ source }) => ({ source: { ...source } }))
  await pass(0)
  expect(newest().opened).toBe(2)
  expect(table().tensors).toEqual(TENSORS)
})

test.each([
  ['without a hash, as above 128 MB', {}],
  ['with the same hash, as the index of more shards', { sha256: 'cd' }],
])(
  'other files of the same name, %s, are other files; undo finds those before',
  async (_, hash: { sha256?: string }) => {
    const params = { name: 'model.safetensors', ...hash }
    const [first, second] = ['a', 'b'].map((text) => {
      const files = [new File([text], params.name)]
      return { files, source: { id: 'file', params, files: shelve(params.name, hash.sha256 ?? '', files) } }
    })
    if (!first || !second) throw new Error('two sets were made')
    sceneStore.setState({ source: first.source })
    follow()
    await finished()
    expect(newest().request).toMatchObject({ files: first.files })
    sceneStore.setState({ source: second.source })
    expect(table()).toMatchObject({ status: 'loading', tensors: [] })
    await finished()
    expect(newest().request).toMatchObject({ files: second.files })
    history.getState().undo()
    await finished()
    expect(newest().request).toMatchObject({ files: first.files })
    expect(newest().opened).toBe(3)
  },
)

test('a finer granularity is tried on the worst tensor alone', async () => {
  follow()
  await finished()
  expect(newest().probes).toEqual([
    ['c', { id: 'affine', params: { gran: 'channel', axis: 0 } }],
    ['c', { id: 'affine', params: { gran: 'channel', axis: 1 } }],
  ])
})

test('a hint that fails takes nothing from the scan', async () => {
  probeFails = true
  follow()
  await finished()
  expect(newest().probes.length).toBe(1)
  expect(table()).toMatchObject({ status: 'done', failure: null, remedy: null })
  probeFails = false
})
