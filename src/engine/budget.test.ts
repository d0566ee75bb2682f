import { expect, test } from 'vitest'
import { isMuch, MOST_SHARDS, shardsWithin, sortingCost, sortsWithin } from './budget.ts'

test('ten million weights are shared and sorted without asking', () => {
  expect(shardsWithin(1e7, MOST_SHARDS)).toBe(MOST_SHARDS)
  expect(sortsWithin(1e7, MOST_SHARDS)).toBe(true)
  expect(isMuch(1e7)).toBe(false)
})

test('a hundred million are not sorted without asking, and four workers do not hold them twice', () => {
  expect(sortsWithin(1e8, 0)).toBe(false)
  expect(isMuch(1e8)).toBe(true)
  expect(shardsWithin(1e8, MOST_SHARDS)).toBe(0)
})

test('whatever is not sorted by itself can be asked for', () => {
  for (let n = 1e6; n < 3e8; n *= 1.1) {
    for (let workers = 0; workers <= MOST_SHARDS; workers++) if (!sortsWithin(n, workers)) expect(isMuch(n)).toBe(true)
  }
})

test('the cost of sorting is what its arrays have', () => {
  const n = 2 ** 20
  const sums = 2 * 8 * (n / 32 + n / 32 ** 2 + n / 32 ** 3 + n / 32 ** 4)
  expect(sortingCost(n).peak).toBe(12 * n)
  const marks = 4 * (n / 64)
  expect(Math.abs(sortingCost(n).stays - (4 * n + sums + marks))).toBeLessThan(1000)
})
