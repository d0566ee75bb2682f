import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countEqualBins, equalBinOf, equalBins } from './equal-bins.ts'

test('bins are half-open, the last one closed, edges decide', () => {
  const bins = equalBins(0, 1, 10)
  if (!bins) throw new Error('no bins')
  // 0.3 / 0.1 is 2.9999999999999996 in float64, and edge 3 is 0.30000000000000004: bin 2, as np.histogram says.
  expect([0, 0.1, 0.3, 0.7, 0.99, 1].map((x) => equalBinOf(bins, x))).toEqual([0, 1, 2, 6, 9, 9])
})

test('an empty width is widened by a half, and what cannot be told apart has no bins', () => {
  expect(equalBins(3, 3, 64)?.edges[0]).toBe(2.5)
  expect(equalBins(1e17, 1e17, 64)).toBe(null)
  expect(equalBins(-3e38, 3e38, 1024, true)).toBe(null)
  expect(equalBins(-Infinity, 0, 64)).toBe(null)
})

test.each([false, true])('every value lies between the edges of its bin (float32: %s)', (single) => {
  const round = single ? Math.fround : (x: number) => x
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 0.99, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (low, part) => {
        const first = round(low)
        const bins = equalBins(first, 1, 64, single)
        if (!bins) return
        const x = Math.min(1, Math.max(first, round(first + part * (1 - first))))
        const i = equalBinOf(bins, x)
        expect(x).toBeGreaterThanOrEqual(bins.edges[i] ?? NaN)
        if (i < 63) expect(x).toBeLessThan(bins.edges[i + 1] ?? NaN)
      },
    ),
  )
})

test('NaN and infinities are left out; weights count several times', () => {
  const bins = equalBins(0, 2, 2)
  if (!bins) throw new Error('no bins')
  const counts = new Float64Array(2)
  countEqualBins(bins, Float64Array.of(0, NaN, 1, 2, Infinity), 0, 5, counts)
  countEqualBins(bins, Float64Array.of(0.5), 0, 1, counts, [7])
  expect(Array.from(counts)).toEqual([8, 2])
})
