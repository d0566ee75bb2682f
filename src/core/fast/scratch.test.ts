import { expect, test } from 'vitest'
import { float64Scratch, uint32Scratch } from './scratch.ts'

test('long arrays come back, in the length that is asked for', () => {
  const first = float64Scratch.take(10_000)
  expect(first.length).toBe(10_000)
  float64Scratch.give(first)
  const second = float64Scratch.take(6000)
  expect(second.length).toBe(6000)
  expect(second.buffer).toBe(first.buffer)
  // who holds an array has it alone
  expect(float64Scratch.take(6000).buffer).not.toBe(second.buffer)
  float64Scratch.give(second.subarray(1000))
  expect(float64Scratch.take(10_000).buffer).toBe(first.buffer)
})

test('short ones are new, and of too many the longest are kept', () => {
  const short = uint32Scratch.take(100)
  uint32Scratch.give(short)
  expect(uint32Scratch.take(100).buffer).not.toBe(short.buffer)
  const sizes = [5000, 9000, 6000, 8000, 7000]
  const arrays = sizes.map((size) => uint32Scratch.take(size))
  for (const array of arrays) uint32Scratch.give(array)
  const kept = sizes
    .map(() => uint32Scratch.take(5000).buffer)
    .filter((buffer) => arrays.some((each) => each.buffer === buffer))
  expect(kept.map((buffer) => buffer.byteLength / 4)).toEqual([9000, 8000, 7000, 6000])
})
