import { describe, expect, test } from 'vitest'
import { decodeE8m0, encodeE8m0, encodeE8m0Up } from './e8m0.ts'
import {
  bitsOf,
  decodeNumber,
  finiteCodes,
  finiteValues,
  greatestCode,
  nanCode,
  overflowCode,
  signBit,
  valuesOf,
} from './number-format.ts'
import { NUMBER_FORMATS } from './number-formats.ts'

const formats = Object.entries(NUMBER_FORMATS)

describe('limits are those of the specifications', () => {
  test.each([
    ['float16', 16, 65504, 2 ** -24],
    ['bfloat16', 16, 3.3895313892515355e38, 2 ** -133],
    ['float8_e3m4', 8, 15.5, 2 ** -6],
    ['float8_e4m3', 8, 240, 2 ** -9],
    ['float8_e4m3fn', 8, 448, 2 ** -9],
    ['float8_e4m3fnuz', 8, 240, 2 ** -10],
    ['float8_e4m3b11fnuz', 8, 30, 2 ** -13],
    ['float8_e5m2', 8, 57344, 2 ** -16],
    ['float8_e5m2fnuz', 8, 57344, 2 ** -17],
    ['float6_e2m3fn', 6, 7.5, 0.125],
    ['float6_e3m2fn', 6, 28, 0.0625],
    ['float4_e2m1fn', 4, 6, 0.5],
  ])('%s', (name, bits, greatest, least) => {
    const format = NUMBER_FORMATS[name]
    if (!format) throw new Error(name)
    expect(bitsOf(format)).toBe(bits)
    expect(decodeNumber(format, greatestCode(format))).toBe(greatest)
    expect(decodeNumber(format, 1)).toBe(least)
  })
})

describe.each(formats)('%s', (_name, format) => {
  const values = valuesOf(format)

  test('rises with the code of positive numbers and mirrors it for negative ones', () => {
    const codes = Array.from({ length: greatestCode(format) }, (_, i) => i + 1)
    const value = (code: number): number => values[code] ?? NaN
    const mirrored = (code: number): boolean => value(code + signBit(format)) === -value(code)
    expect(codes.filter((code) => !(value(code) > value(code - 1)) || !mirrored(code))).toEqual([])
  })

  test('counts its finite numbers', () => {
    const finite = Array.from(values).filter(Number.isFinite)
    expect(finiteCodes(format)).toBe(finite.length)
    expect(Array.from(finiteValues(format))).toEqual([...new Set(finite.map((x) => x + 0))].sort((x, y) => x - y))
  })

  test('has the codes of NaN and of overflow where it says', () => {
    const overflow = decodeNumber(format, overflowCode(format))
    const expected = { ieee: Infinity, fn: NaN, fnuz: NaN, none: decodeNumber(format, greatestCode(format)) }
    expect(overflow).toBe(expected[format.top])
    expect(decodeNumber(format, nanCode(format))).toBe(format.top === 'none' ? -0 : NaN)
  })
})

test('eight bits of exponent without ∞ end where float32 does', () => {
  const format = { exponent: 8, mantissa: 2, bias: 127, top: 'none' } as const
  expect(decodeNumber(format, greatestCode(format))).toBe(1.75 * 2 ** 127)
  expect(decodeNumber(format, greatestCode(format) + 1)).toBeNaN()
})

test('E8M0 is a power of two per code', () => {
  expect([0, 127, 254, 255].map(decodeE8m0)).toEqual([2 ** -127, 1, 2 ** 127, NaN])
  expect([1, 1.49, 1.5, 3, 2 ** 127, 0, -1, NaN, Infinity].map(encodeE8m0)).toEqual([
    127, 127, 128, 129, 254, 255, 255, 255, 255,
  ])
  expect([0, 2 ** -127, 2 ** -126, 1, 1.0000001192092896, 2, 2.5].map(encodeE8m0Up)).toEqual([
    0, 0, 1, 127, 128, 128, 129,
  ])
})
