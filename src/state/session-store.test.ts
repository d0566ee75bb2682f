import { beforeEach, expect, test, vi } from 'vitest'
import { type Evaluation, evaluate, finish, methodById, type Tensor } from '../core/index.ts'
import { block } from './blocking.ts'
import { beginGesture, endGesture } from './gesture.ts'
import { sessionStore, type Shown, show } from './session-store.ts'

const tensor: Tensor = { name: 'w', shape: [4], dtype: 'f8', data: Float64Array.of(0.1, 1e39, -0.3, 0.4) }
const weights = { ...tensor, id: 1, notes: [] } as unknown as Shown['weights']

function result(id: string, bins = 80, of = weights): Shown {
  const method = methodById(id)
  if (!method) throw new Error(`no method ${id}`)
  const evaluation = finish(evaluate(tensor, method, {}, { bins }))
  return {
    source: { id: 'file', params: {} },
    pane: { id, params: {} },
    bins,
    weights: of,
    evaluation,
    provisional: false,
  }
}

const shown = (): Evaluation | undefined => sessionStore.getState().shown?.evaluation

beforeEach(() => sessionStore.setState({ shown: null }))

test('what no parameter changes keeps its identity from result to result, and everything else is new', () => {
  const [first, second] = [result('affine'), result('affine')]
  show(first)
  show(second)
  expect(shown()?.original).toBe(first.evaluation.original)
  expect(shown()?.bins).toBe(first.evaluation.bins)
  expect(shown()?.stats).toBe(first.evaluation.stats)
  expect(shown()?.figures).toBe(second.evaluation.figures)
  expect(shown()?.quantized).toBe(second.evaluation.quantized)
})

test.each([
  ['other bins', result('affine', 20)],
  ['a method that takes them as float64', result('clip')],
  ['other weights', result('affine', 80, { ...weights })],
])('%s: nothing is kept', (_, next) => {
  show(result('affine'))
  show(next)
  expect(sessionStore.getState().shown).toBe(next)
})

test('under a hand every second result is told at leisure, and the last when the hand pauses', () => {
  vi.useFakeTimers()
  const unhurried = (): Shown | null => sessionStore.getState().unhurried
  const results = [result('affine'), result('affine'), result('affine'), result('affine')]
  const told = results.map((each, i) => {
    show(each)
    if (i === 0) beginGesture('k')
    return results.findIndex(({ evaluation }) => evaluation.figures === unhurried()?.evaluation.figures)
  })
  expect(told).toEqual([0, 0, 2, 2])
  vi.runAllTimers()
  expect(unhurried()).toBe(sessionStore.getState().shown)
  show(result('affine'))
  expect(unhurried()).not.toBe(sessionStore.getState().shown)
  endGesture()
  expect(unhurried()).toBe(sessionStore.getState().shown)
  vi.useRealTimers()
})

test('where there is nothing to show, nothing is told of the result before', () => {
  show(result('affine'))
  block({ kind: 'stopped' })
  expect(sessionStore.getState()).toMatchObject({ shown: null, unhurried: null, settled: null })
  sessionStore.setState({ blocked: null })
})
