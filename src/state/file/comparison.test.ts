import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Engine, EngineFailure } from '../../engine/engine.ts'
import { createLocalEngine } from '../../engine/local-engine.ts'
import { until } from '../../engine/testing/until.ts'
import type { Comparison } from './compared.ts'
import { Comparing, countsOf } from './comparison.ts'
import type { FileSet } from './file-set.ts'
import { EMPTY_TABLE, tableStore } from './table-store.ts'

const json = (name: string, content: object): File => new File([JSON.stringify(content)], name)
const OWN = json('own.json', {
  a: [
    [1, 2],
    [3, 4],
  ],
  b: [1, 2, 3],
  c: [5, 6],
})

let comparing: Comparing
beforeEach(async () => {
  comparing = new Comparing(createLocalEngine)
  const request = { kind: 'files', files: [OWN] } as const
  const set: FileSet = { key: 'own', kind: 'own', name: 'own.json', request: async () => request }
  const engine = createLocalEngine()
  const { tensors } = await engine.load(request)
  engine.dispose()
  tableStore.setState({ ...EMPTY_TABLE, set, tensors, sorting: { key: 'other', descending: false } }, true)
})
afterEach(() => comparing.release())
const comparison = () => tableStore.getState().comparison

test('compares values by name, and says what has no partner or another shape', async () => {
  await comparing.start([
    json('other.json', {
      a: [
        [1, 2],
        [3, 4.5],
      ],
      c: [[5], [6]],
      d: [1],
    }),
  ])
  expect(comparison()).toMatchObject({ name: 'other.json', status: 'done' })
  const found = Object.fromEntries(comparison()?.found ?? [])
  expect(found.a).toEqual({
    kind: 'compared',
    sqnr: expect.closeTo(10 * Math.log10(30 / 0.25), 9),
    greatest: 0.5,
    apart: 0,
  })
  expect(found.b).toEqual({ kind: 'missing' })
  expect(found.c).toEqual({ kind: 'shape', shape: [2, 1] })
})

test('the same file is the same', async () => {
  await comparing.start([OWN])
  const kinds = [...(comparison()?.found.values() ?? [])]
  expect(kinds.map((each) => each.kind === 'compared' && each.sqnr)).toEqual([Infinity, Infinity, Infinity])
})

test('what is no file of weights is named; closing takes all of it away', async () => {
  await comparing.start([new File(['a,b\nc,d\n'], 'words.csv')])
  expect(comparison()).toMatchObject({ status: 'failed', failure: { code: 'text-no-numbers' } })
  comparing.close()
  expect(comparison()).toBeNull()
  expect(tableStore.getState().sorting).toEqual(EMPTY_TABLE.sorting)
})

test('leaving the view gives it up, and so does another file', async () => {
  const work = comparing.start([OWN])
  await until(() => comparison() !== null)
  comparing.release()
  await work
  expect(comparison()).toBeNull()
  const second = comparing.start([OWN])
  tableStore.setState({ set: null, comparison: null })
  await second
  expect(comparison()).toBeNull()
})

test('a value that is ∞ in one file only is a difference; what cannot be compared is counted', async () => {
  const engines = [createLocalEngine(), createLocalEngine()]
  const [, other] = engines
  if (!other) throw new Error('no engine')
  const values = other.values.bind(other)
  // there is room for two values
  other.values = async () => ((await values(2)) ? values(2) : null)
  comparing = new Comparing(() => engines.shift() ?? createLocalEngine())
  await comparing.start([new File(['{"a": [[1, 2], [3, 4]], "b": [1, 2, 3], "c": [5, 1e999]}'], 'other.json')])
  const found: Comparison['found'] = comparison()?.found ?? new Map<string, never>()
  expect(found.get('c')).toEqual({ kind: 'compared', sqnr: Infinity, greatest: 0, apart: 1 })
  expect(found.get('b')).toEqual({ kind: 'too-large' })
  expect(countsOf(found)).toEqual({ all: 3, found: 3, compared: 1, differing: 1 })
})

test('the death of a worker is met by another try; deaths without an end are told in words', async () => {
  let deaths = 2
  const dying = (): Engine => {
    const engine = createLocalEngine()
    const values = engine.values.bind(engine)
    engine.values = async (limit) => {
      if (deaths-- > 0) throw new EngineFailure({ kind: 'restarted' })
      return values(limit)
    }
    return engine
  }
  comparing = new Comparing(dying)
  await comparing.start([OWN])
  expect(comparison()).toMatchObject({ status: 'done', failure: null })
  deaths = Infinity
  await comparing.start([OWN])
  expect(comparison()).toMatchObject({ status: 'failed', failure: 'no sign of life' })
})

test('of thousands of tensors the table hears together, and other work is let in', async () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `t${i}`)
  const { tensors } = tableStore.getState()
  const [first] = tensors
  if (!first) throw new Error('no tensor')
  tableStore.setState({ tensors: [...tensors, ...names.map((name) => ({ ...first, name }))] })
  const sizes = new Set<number>()
  const end = tableStore.subscribe((table) => sizes.add(table.comparison?.found.size ?? 0))
  let turns = 0
  const timer = setInterval(() => (turns += 1))
  await comparing.start([OWN])
  clearInterval(timer)
  end()
  const found = comparison()?.found ?? new Map<string, never>()
  expect(countsOf(found)).toEqual({ all: 20_003, found: 3, compared: 3, differing: 0 })
  expect(found.get('t19999')).toEqual({ kind: 'missing' })
  expect(sizes.size).toBeLessThan(1000)
  expect(turns).toBeGreaterThan(0)
})
