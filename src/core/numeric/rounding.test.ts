import fc from 'fast-check'
import { expect, test } from 'vitest'
import { halfEven, MAGIC, ROUNDINGS, type Rounding, rounder } from './rounding.ts'

const INPUTS = [-2.5, -1.5, -1.2, -0.5, -0.4, 0.4, 0.49999999999999994, 0.5, 1.5, 1.8, 2.5]

function all(rounding: Rounding): number[] {
  return INPUTS.map((value) => rounder(rounding, 0)(value, 0) + 0)
}

test('every rule rounds ties and fractions as its name says', () => {
  expect(all('half-even')).toEqual([-2, -2, -1, 0, 0, 0, 0, 0, 2, 2, 2])
  expect(all('half-away')).toEqual([-3, -2, -1, -1, 0, 0, 0, 1, 2, 2, 3])
  expect(all('half-up')).toEqual([-2, -1, -1, 0, 0, 0, 0, 1, 2, 2, 3])
  expect(all('trunc')).toEqual([-2, -1, -1, 0, 0, 0, 0, 0, 1, 1, 2])
  expect(all('floor')).toEqual([-3, -2, -2, -1, -1, 0, 0, 0, 1, 1, 2])
})

test('half-even keeps the sign of zero and the values beyond 2^51', () => {
  expect(halfEven(-0.4)).toBe(-0)
  expect(halfEven(2251799813685248.5)).toBe(2251799813685248)
  expect(halfEven(2251799813685249.5)).toBe(2251799813685250)
  expect(halfEven(-4503599627370497)).toBe(-4503599627370497)
})

test('the magic number rounds like half-even below 2^51', () => {
  fc.assert(
    fc.property(fc.double({ min: -(2 ** 51), max: 2 ** 51, noNaN: true }), (value) => {
      expect(value + MAGIC - MAGIC).toBe(halfEven(value) + 0)
    }),
  )
})

test.each(ROUNDINGS)('%s leaves NaN and infinities as they are', (rounding) => {
  for (const value of [NaN, Infinity, -Infinity]) expect(rounder(rounding, 1)(value, 5)).toBe(value)
})

test('stochastic rounding keeps the mean and leaves whole numbers alone', () => {
  const round = rounder('stochastic', 42)
  const n = 100000
  let sum = 0
  for (let i = 0; i < n; i++) sum += round(-1.3, i)
  // One standard deviation of the mean is √(0.3 · 0.7 / n) = 0.00145.
  expect(Math.abs(sum / n + 1.3)).toBeLessThan(0.006)
  for (let i = 0; i < 100; i++) expect(round(7, i)).toBe(7)
})

test('stochastic rounding depends on seed and place alone', () => {
  const draws = (seed: number) => Array.from({ length: 64 }, (_, i) => rounder('stochastic', seed)(0.5, i))
  expect(draws(1)).toEqual(draws(1))
  expect(draws(1)).not.toEqual(draws(2))
})
