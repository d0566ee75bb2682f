import { expect, test } from 'vitest'
import { uniform32 } from './hash.ts'

test('draws are spread evenly, for neighbouring places and for neighbouring seeds', () => {
  const counts = { places: new Float64Array(64), seeds: new Float64Array(64) }
  const n = 64000
  for (let i = 0; i < n; i++) {
    counts.places[Math.floor(uniform32(7, i) * 64)]! += 1
    counts.seeds[Math.floor(uniform32(i, 7) * 64)]! += 1
  }
  for (const bins of [counts.places, counts.seeds]) {
    const chiSquare = bins.reduce((sum, count) => sum + (count - n / 64) ** 2 / (n / 64), 0)
    // 63 degrees of freedom: 0.1 % lie above 103.
    expect(chiSquare).toBeLessThan(103)
  }
})

test('draws of two seeds, and of one seed at a distance, are not correlated', () => {
  const n = 40000
  const correlation = (x: (i: number) => number, y: (i: number) => number) => {
    let sum = 0
    for (let i = 0; i < n; i++) sum += (x(i) - 0.5) * (y(i) - 0.5)
    return (12 * sum) / n
  }
  // One standard deviation is 1/√n = 0.005.
  expect(
    Math.abs(
      correlation(
        (i) => uniform32(1, i),
        (i) => uniform32(2, i),
      ),
    ),
  ).toBeLessThan(0.02)
  for (const distance of [1, 2, 64, 4096]) {
    expect(
      Math.abs(
        correlation(
          (i) => uniform32(1, i),
          (i) => uniform32(1, i + distance),
        ),
      ),
    ).toBeLessThan(0.02)
  }
})

test('places beyond 2^32 get draws of their own', () => {
  expect(uniform32(1, 5)).not.toBe(uniform32(1, 5 + 2 ** 32))
})
