import { expect, test } from 'vitest'
import type { Params } from '../../core/params.ts'
import { type Evaluation, evaluate, finish, methodById, type Tensor } from '../../core/index.ts'
import { between } from './between.ts'

const weights: Tensor = {
  name: 'w',
  shape: [2000],
  dtype: 'f4',
  data: Float32Array.from({ length: 2000 }, (_, i) => ((i * 7919) % 2000) / 1000 - 0.98 + (i % 3) * 0.01),
}

function affine(params: Params): Evaluation {
  const method = methodById('affine')
  if (!method) throw new Error('no method affine')
  return finish(evaluate(weights, method, { range: 'minmax', ...params }, { bins: 80 }))
}

const shapesOf = (one: Evaluation | undefined) => ({
  original: one?.original,
  originalClipped: one?.originalClipped,
  quantized: one?.quantized,
  quantizedClipped: one?.quantizedClipped,
  staircase: one?.staircase,
  error: one?.error,
})

const levelsOf = (one: Evaluation | undefined) => one?.levels && { ...one.levels, values: [...one.levels.values] }

test('the ends are the two results themselves', () => {
  const [from, to] = [affine({ k: 3, range: 'manual', a: -0.5, b: 0.6 }), affine({ k: 3 })]
  expect(shapesOf(between(from, to, 1))).toEqual(shapesOf(to))
  expect(levelsOf(between(from, to, 1))).toEqual(levelsOf(to))
  const start = between(from, to, 0)
  expect(start?.original).toEqual(from.original)
  expect(start?.originalClipped).toEqual(from.originalClipped)
  expect(start?.staircase).toEqual(from.staircase)
  expect(levelsOf(start)).toEqual(levelsOf(from))
  expect(start?.error.rounding).toEqual(from.error.rounding)
})

test('figures and everything that is said are those of the result', () => {
  const [from, to] = [affine({ k: 4 }), affine({ k: 3 })]
  const middle = between(from, to, 0.5)
  expect(middle?.figures).toBe(to.figures)
  expect(middle?.grid).toBe(to.grid)
})

test('halfway, counts and levels are halfway', () => {
  const [from, to] = [affine({ k: 3, range: 'manual', a: -0.5, b: 0.6 }), affine({ k: 3 })]
  const middle = between(from, to, 0.5)
  expect(Array.from(middle?.levels?.values ?? [])).toEqual(
    Array.from(to.levels?.values ?? [], (value, i) => {
      const start = from.levels?.values[i] ?? Number.NaN
      return start + (value - start) * 0.5
    }),
  )
  expect(middle?.levels?.counts).toEqual(
    to.levels?.counts.map((n, i) => Math.round((n + (from.levels?.counts[i] ?? 0)) / 2)),
  )
})

test.each([
  ['run together in', 4, 3],
  ['come out of', 3, 4],
])('finer levels %s the nearest coarser ones', (_, before, after) => {
  const [from, to] = [affine({ k: before }), affine({ k: after })]
  const coarse = before < after ? from : to
  const meeting = between(from, to, before < after ? 0 : 1)
  expect(meeting?.levels?.values).toHaveLength(16)
  const step = (coarse.levels?.values[1] ?? 0) - (coarse.levels?.values[0] ?? 0)
  const fine = (before < after ? to : from).levels?.values ?? new Float64Array()
  meeting?.levels?.values.forEach((value, i) => {
    expect(coarse.levels?.values).toContain(value)
    expect(Math.abs(value - (fine[i] ?? Number.NaN))).toBeLessThanOrEqual(step * 0.501)
  })
})

test('a bin that was not there before was empty', () => {
  const [from, to] = [affine({ k: 3, range: 'manual', a: -0.4, b: 0.4 }), affine({ k: 3 })]
  const start = between({ ...from, quantizedBins: { ...from.quantizedBins, first: 10_000 } }, to, 0)
  expect(start?.quantized.every((n) => n === 0)).toBe(true)
})

test('bins of another width, and bars that become an area, have nothing in common', () => {
  const to = affine({ k: 4 })
  expect(between({ ...to, bins: { ...to.bins, width: to.bins.width * 2 } }, to, 0.5)).toBeUndefined()
  expect(between(affine({ k: 12 }), to, 0.5)).toBeUndefined()
})
