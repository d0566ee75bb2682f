import { expect, test } from 'vitest'
import { CASTS, castInt32, twosComplementWidth } from './cast.ts'

test('the casts differ for NaN and outside int32 only', () => {
  const inputs = [1.9, -1.9, 2147483647.5, 2147483648, -2147483649, 6442450944, NaN, Infinity, -Infinity]
  const [saturating, x86, js] = CASTS.map((cast) => inputs.map((value) => castInt32(value, cast)))
  expect(saturating).toEqual([1, -1, 2147483647, 2147483647, -2147483648, 2147483647, 0, 2147483647, -2147483648])
  expect(x86).toEqual([1, -1, 2147483647, ...Array.from({ length: 6 }, () => -2147483648)])
  expect(js).toEqual([1, -1, 2147483647, -2147483648, 2147483647, -2147483648, 0, 0, 0])
})

test('the width of two’s complement that holds codes', () => {
  expect(twosComplementWidth(0, 0)).toBe(1)
  expect(twosComplementWidth(-1, 0)).toBe(1)
  expect(twosComplementWidth(0, 1)).toBe(2)
  expect(twosComplementWidth(-128, 127)).toBe(8)
  expect(twosComplementWidth(-129, 0)).toBe(9)
  expect(twosComplementWidth(-2147483648, 2147483647)).toBe(32)
})
