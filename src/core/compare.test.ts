import { expect, test } from 'vitest'
import { compareValues } from './compare.ts'
import { errors } from './measure.ts'
import { finish } from './steps.ts'

const compare = (x: readonly number[], y: readonly number[]) =>
  finish(compareValues(Float64Array.from(x), Float64Array.from(y)))

test('is what the figures of two arrays say', () => {
  const x = Float64Array.from({ length: 10_000 }, (_, i) => ((i * 37) % 101) / 101 - 0.5)
  const y = x.map((value, i) => value + (i % 7) / 1000)
  const difference = finish(compareValues(x, y))
  const figures = errors(x, y)
  expect(difference.sqnr).toBeCloseTo(figures.sqnr, 10)
  expect(difference.squaredError / x.length).toBeCloseTo(figures.mse, 14)
  expect(difference.greatest).toBe(figures.max_abs)
})

test('the same is infinitely close, nothing against nothing has no value', () => {
  expect(compare([1, 2], [1, 2]).sqnr).toBe(Infinity)
  expect(compare([0, 0], [0, 0]).sqnr).toBeNaN()
  expect(compare([0, 0], [0, 1]).sqnr).toBe(-Infinity)
  expect(compare([], []).sqnr).toBeNaN()
})

test('leaves out what is not finite, and counts where that is not the same', () => {
  const { signal, squaredError, apart } = compare([1, NaN, Infinity, 3], [2, NaN, 5, Infinity])
  expect([signal, squaredError, apart]).toEqual([1, 1, 2])
  expect(compare([Infinity, NaN, Infinity], [-Infinity, Infinity, Infinity]).apart).toBe(2)
  expect(compare([1.7e308], [-1.7e308])).toMatchObject({ apart: 1, greatest: 0 })
})

test('needs equal lengths', () => {
  expect(() => compare([1], [1, 2])).toThrow(TypeError)
})
