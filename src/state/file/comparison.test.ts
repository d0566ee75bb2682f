import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLocalEngine } from '../../engine/local-engine.ts'
import { Comparing } from './comparison.ts'
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
  expect(found.a).toEqual({ kind: 'compared', sqnr: expect.closeTo(10 * Math.log10(30 / 0.25), 9), greatest: 0.5 })
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
  await vi.waitFor(() => expect(comparison()).not.toBeNull())
  comparing.release()
  await work
  expect(comparison()).toBeNull()
  const second = comparing.start([OWN])
  tableStore.setState({ set: null, comparison: null })
  await second
  expect(comparison()).toBeNull()
})
