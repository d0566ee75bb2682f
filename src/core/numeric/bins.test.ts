import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binOf, binsOver, displayBins } from './bins.ts'

const finite = fc.oneof(
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

describe('binsOver', () => {
  test('takes the smallest of 1, 2, 5 · 10ⁿ that needs at most the given number of bins', () => {
    expect(binsOver(-0.2, 0.2, 80)).toEqual({ width: 0.01, first: -20, count: 41 })
    expect(binsOver(-1, 1, 512)).toEqual({ width: 0.005, first: -200, count: 401 })
    expect(binsOver(0, 16, 16)).toEqual({ width: 2, first: 0, count: 9 })
  })

  test('holds every value of the range, and no smaller width would do', () => {
    fc.assert(
      fc.property(finite, finite, fc.integer({ min: 16, max: 512 }), (x, y, limit) => {
        fc.pre(Math.abs(x - y) > 1e-290)
        const [low, high] = [Math.min(x, y), Math.max(x, y)]
        const { width, first, count } = binsOver(low, high, limit)
        expect(count).toBeLessThanOrEqual(limit)
        expect(binOf(low, width)).toBe(first)
        expect(binOf(high, width)).toBe(first + count - 1)
        const narrower = below(width)
        const exact = Math.max(-low, high) / narrower < 2 ** 50
        if (exact) expect(binOf(high, narrower) - binOf(low, narrower) + 1).toBeGreaterThan(limit)
      }),
      // two neighbours among the float64, which no bins as narrow as their distance tell apart
      { examples: [[1e16 / 3, 1e16 / 3 + 2, 16]] },
    )
  })

  test('counts bins exactly, however near to each other the values', () => {
    const { width, first, count } = binsOver(9999.999999999996, 9999.999999999998, 16)
    expect(Number.isSafeInteger(2 * first)).toBe(true)
    expect(binOf(9999.999999999998, width)).toBe(first + count - 1)
  })
})

describe('displayBins', () => {
  test('shows zeros inside ±0.05 and another constant inside a stretch of its own size', () => {
    const zeros = displayBins(0, 0, 80)
    expect((zeros.first - 0.5) * zeros.width).toBeCloseTo(-0.051, 9)
    expect((zeros.first + zeros.count - 0.5) * zeros.width).toBeCloseTo(0.051, 9)
    const threes = displayBins(3, 3, 80)
    expect(binOf(3, threes.width)).toBeGreaterThan(threes.first)
    expect(threes.width).toBe(0.05)
  })

  test('has bins for no data and for the greatest numbers', () => {
    expect(displayBins(NaN, NaN, 80).count).toBeGreaterThan(1)
    expect(displayBins(-Number.MAX_VALUE, Number.MAX_VALUE, 80).count).toBeLessThanOrEqual(80)
    expect(displayBins(5e-324, 5e-324, 80).count).toBe(1)
  })
})

/** The next smaller of 1, 2, 5 · 10ⁿ. */
function below(width: number): number {
  const [digit = '', exponent = ''] = width.toExponential().split('e')
  if (digit === '1') return Number(`5e${Number(exponent) - 1}`)
  return Number(`${digit === '2' ? 1 : 2}e${exponent}`)
}
