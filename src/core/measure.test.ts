import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { errors } from './measure.ts'

describe('errors', () => {
  test('are the plain definitions', () => {
    const numbers = fc.array(
      fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
      {
        minLength: 1,
        maxLength: 3000,
      },
    )
    fc.assert(
      fc.property(numbers, (pairs) => {
        const found = errors(
          Float64Array.from(pairs, ([x]) => x),
          Float64Array.from(pairs, ([, y]) => y),
        )
        const mean = (of: (x: number, y: number) => number) =>
          pairs.reduce((sum, [x, y]) => sum + of(x, y), 0) / pairs.length
        expect(found.mse).toBeCloseTo(
          mean((x, y) => (x - y) ** 2),
          12,
        )
        expect(found.mae).toBeCloseTo(
          mean((x, y) => Math.abs(x - y)),
          12,
        )
        expect(found.mean_error).toBeCloseTo(
          mean((x, y) => y - x),
          12,
        )
        expect(found.max_abs).toBe(Math.max(...pairs.map(([x, y]) => Math.abs(y - x))))
      }),
    )
  })

  test('leave out where the original is NaN or infinite', () => {
    const found = errors(Float32Array.of(1, NaN, Infinity, 3), Float32Array.of(1, 7, 7, 2))
    expect(found.n).toBe(2)
    expect(found.mse).toBe(0.5)
    expect(found.histogram.high).toBe(3)
  })

  test('see an array as it is now, not as it was at the last call', () => {
    const original = Float32Array.of(1, 2)
    expect(errors(original, Float32Array.of(1, 2)).sqnr).toBe(Infinity)
    original[0] = 5
    expect(errors(original, Float32Array.of(5, 3)).sqnr).toBeCloseTo(10 * Math.log10(29), 9)
  })

  test('of infinite values are infinite, of no values undefined', () => {
    const found = errors(Float32Array.of(1, 2), Float32Array.of(1, Infinity))
    expect([found.mse, found.sqnr]).toEqual([Infinity, -Infinity])
    expect(found.kl).toBeNaN()
    expect(errors(new Float32Array(0), new Float32Array(0)).mse).toBeNaN()
  })

  test('need two arrays of one length', () => {
    expect(() => errors(new Float32Array(1), new Float32Array(2))).toThrow(TypeError)
  })
})
