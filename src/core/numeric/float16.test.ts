import { describe, expect, test } from 'vitest'
import { decodeFloat16, exactFloat16 } from './float16.ts'

describe('decodeFloat16', () => {
  test.each([
    [0x0000, 0],
    [0x8000, -0],
    [0x0001, 2 ** -24],
    [0x83ff, -1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3c00, 1],
    [0x3555, 0.333251953125],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x7c00, Infinity],
    [0xfc00, -Infinity],
    [0x7e00, NaN],
  ])('%i is %d', (half, value) => expect(decodeFloat16(half)).toBe(value))

  test('follows the definition for every finite pattern', () => {
    const patterns = Array.from({ length: 0x10000 }, (_, half) => half).filter((half) => ((half >> 10) & 31) < 31)
    const wrong = patterns.filter((half) => {
      const exponent = (half >> 10) & 31
      const size = exponent === 0 ? (half & 1023) / 2 ** 24 : (1 + (half & 1023) / 1024) * 2 ** (exponent - 15)
      return !Object.is(decodeFloat16(half), half & 0x8000 ? -size : size)
    })
    expect(patterns.length).toBe(63488)
    expect(wrong).toEqual([])
  })
})

test('every half is found again by its float32, and nothing else is one', () => {
  const float = new Float32Array(1)
  const word = new Uint32Array(float.buffer)
  const found = (value: number): number => {
    float[0] = value
    return exactFloat16(word[0] ?? 0)
  }
  for (let half = 0; half < 65536; half++) {
    const value = decodeFloat16(half)
    if (!Number.isNaN(value)) expect(found(value)).toBe(half)
  }
  expect(found(Number.NaN) & 0x7fff).toBe(0x7e00)
  for (const value of [0.1, 65504 + 16, 65536, 2 ** -25, 1.5 * 2 ** -24, 1e-45, 3e38]) expect(found(value)).toBe(-1)
})
