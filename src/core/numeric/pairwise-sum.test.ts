import { expect, test } from 'vitest'
import { pairwiseSum } from './pairwise-sum.ts'

/** 1 ÷ (i + 1) in float32. */
function fractions(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => 1 / (i + 1))
}

// The sums of NumPy 2.4: below eight numbers, in one block, and in halves.
test.each([
  [3, 1.8333333730697632],
  [7, 2.5928573608398438],
  [8, 2.7178573608398438],
  [100, 5.187378406524658],
  [128, 5.433147430419922],
  [129, 5.440899848937988],
  [300, 6.282664775848389],
  [777, 7.23330020904541],
  [1024, 7.509176254272461],
])('adds %i fractions as np.sum does', (count, sum) => {
  expect(pairwiseSum(fractions(count), 0, count)).toBe(sum)
})

test('adds a part', () => {
  expect(pairwiseSum(Float32Array.of(1, 2, 3, 4), 1, 3)).toBe(5)
  expect(pairwiseSum(Float32Array.of(1), 1, 1)).toBe(0)
})
