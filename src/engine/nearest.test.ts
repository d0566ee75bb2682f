import { describe, expect, test } from 'vitest'
import { finish } from '../core/steps.ts'
import { nearest } from './nearest.ts'

const at = (data: number[], near: number): number => finish(nearest(Float32Array.from(data), near))

describe('nearest', () => {
  test('takes the least distance, and of equal ones the first', () => {
    expect(at([1, 2, 3, 2], 2.1)).toBe(1)
    expect(at([5, 1, 3], 2)).toBe(1)
    expect(at([5, 3, 1], 2)).toBe(1)
  })

  test('never takes what is not finite', () => {
    const { NaN: nan, POSITIVE_INFINITY: inf } = Number
    expect(at([nan, inf, 4, -inf, 9], 1e9)).toBe(4)
    expect(at([inf, -3, nan, 8], 8)).toBe(3)
    expect(at([nan, 7, 7], nan)).toBe(1)
    expect(at([nan, inf], 0)).toBe(0)
    expect(at([], 0)).toBe(0)
  })

  test('finds a value even where every distance overflows', () => {
    expect(finish(nearest(Float64Array.of(Number.NaN, -1.7e308), 1.7e308))).toBe(1)
  })

  test('finds the last of a million values', () => {
    const data = new Float32Array(1e6).fill(1)
    data[999_999] = 0.5
    expect(finish(nearest(data, 0))).toBe(999_999)
  })

  test('yields often enough to be stopped', () => {
    const shares = [...nearest(new Float32Array(1e6), 0)].map(Number)
    expect(shares.length).toBeGreaterThanOrEqual(4)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })
})
