import { expect, test } from 'vitest'
import { finish } from '../steps.ts'
import { orderStatistics } from './order-statistics.ts'
import { uniform32 } from './hash.ts'

/** More values than are sorted directly, with repeats, both zeros, subnormals and the greatest. */
const values = Float32Array.from({ length: 50000 }, (_, i) => {
  if (i % 97 === 0) return [0, -0, 1e-45, -1e-45, 3.4028234663852886e38, -3.4028234663852886e38, 1, -1][i % 8] ?? 0
  return (uniform32(1, i) - 0.5) * 2 ** (i % 40)
})

test.each([false, true])('counting by bits gives what sorting gives (sizes: %s)', (sizes) => {
  const sorted = (sizes ? values.map(Math.abs) : values.slice()).sort()
  const ranks = [0, 1, 499, 24999, 25000, 49998, 49999]
  const found = finish(orderStatistics(values, values.length, sizes, ranks))
  expect(found.map((value) => value + 0)).toEqual(ranks.map((rank) => (sorted[rank] ?? NaN) + 0))
})

test('only the first values count', () => {
  expect(finish(orderStatistics(Float32Array.of(3, 1, 2, -9), 3, false, [0, 2]))).toEqual([1, 3])
})
