import { expect, test } from 'vitest'
import { laneSum } from './lane-sum.ts'

/** Eight sums of every eighth number, as for few numbers, then one after the other. */
function byLanes(values: Float32Array): number {
  const lanes = new Float32Array(8)
  values.forEach((value, i) => (lanes[i % 8] = (lanes[i % 8] ?? 0) + value))
  return lanes.reduce((total, lane) => Math.fround(total + lane), 0)
}

test('adds whole numbers exactly, for any count', () => {
  for (const n of [1, 7, 8, 31, 32, 33, 100, 512, 1000, 2048, 4000]) {
    expect(laneSum(Float32Array.from({ length: n }, (_, i) => i))).toBe((n * (n - 1)) / 2)
  }
})

test('rounds in the order of eight lanes, not from left to right', () => {
  // One more than 2^24 is 2^24 again; two more is not.
  const values = new Float32Array(24).fill(1)
  values[0] = 2 ** 24
  expect(laneSum(values)).toBe(byLanes(values))
  expect(laneSum(values)).not.toBe(values.reduce((sum, value) => Math.fround(sum + value), 0))
})

test('adds fewer numbers than lanes in four sums, as PyTorch 2.13 does', () => {
  expect(laneSum(Float32Array.of(1, 2 ** 24, 1, 1, 1))).toBe(16777220)
  expect(laneSum(Float32Array.of(1, 2 ** 24, 1, 1, 1, 1, 1))).toBe(16777220)
  expect(laneSum(Float32Array.of(1, 1, 2 ** 24))).toBe(16777218)
  expect(laneSum(Float32Array.of())).toBe(0)
})

test('stays near the true sum of many numbers', () => {
  const n = 200_000
  expect(laneSum(new Float32Array(n).fill(0.1)) / (n * Math.fround(0.1))).toBeCloseTo(1, 6)
})
