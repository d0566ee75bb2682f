import { describe, expect, test } from 'vitest'
import { exact, fitted, parseTyped, placed, significant } from './numbers.ts'

describe('placed', () => {
  test.each([
    // near zero three digits tell places apart, as they do of any figure
    [-0.12345, 0.5, '−0.123'],
    [0.000123, 0.5, '0.000123'],
    [0, 0.5, '0'],
    // far from it they would all be the same
    [1002.5, 2.5, '1,002.5'],
    [1000, 2.5, '1,000.0'],
    [100.14124, 0.28, '100.14'],
    [-99.8596, 0.28, '−99.860'],
    [16_777_216, 4, '1.67772160 × 10⁷'],
    // an axis of one place has no hundredths
    [0.3, 0, '0.300'],
    [Number.NaN, 1, '–'],
    [1, Number.NaN, '1.00'],
    [1e38, Number.POSITIVE_INFINITY, '1.00 × 10³⁸'],
  ])('%s on an axis %s long', (value, span, text) => {
    expect(placed(value, span)).toBe(text)
  })

  test('tells the hundredths of any axis apart, as far as nine digits go', () => {
    for (const from of [-3, 0.7, 99.9, 12_345]) {
      for (const span of [0.01, 1, 250]) {
        const texts = Array.from({ length: 101 }, (_, i) => placed(from + (span * i) / 100, span))
        expect(new Set(texts).size, `${from} + ${span}`).toBe(101)
      }
    }
  })
})

test('a figure has three digits, and a power of ten beyond the usual sizes', () => {
  expect([1.23456, 1234.56, 1e-6, -2.5e7].map((value) => significant(value))).toEqual([
    '1.23',
    '1,235',
    '1.00 × 10⁻⁶',
    '−2.50 × 10⁷',
  ])
})

test('reads what people type, and nothing that only begins like a number', () => {
  expect(['−1.5', '+2', '1,5', ' 3e-2 ', '.5'].map(parseTyped)).toEqual([-1.5, 2, 1.5, 0.03, 0.5])
  expect(['', '1/2', '1.2.3', '1e999', '0x10', 'Infinity'].map(parseTyped)).toEqual(Array(6).fill(undefined))
})

test.each([
  [-12345.678, 9, undefined, '−12345.68'],
  [98765.4321, 9, undefined, '98765.432'],
  [-0.0000023456, 9, undefined, '−2.346e-6'],
  [123_456_789_012, 9, undefined, '1.235e+11'],
  [0.1, 9, undefined, '0.1'],
  [-0.00581, 7, 3, '−0.0058'],
  [-1_234_567, 6, 7, '−1e+6'],
  [1e10, 9, undefined, '1e+10'],
  [-0.190496, 9, 3, '−0.19'],
  [-0.581234, 6, 4, '−0.581'],
  [-234_530, 9, 6, '−234530'],
  [0, 6, 3, '0'],
])('%s in %s characters is what a field shows, and what it reads', (value, most, digits, text) => {
  expect(fitted(value, most, digits)).toBe(text)
  const read = parseTyped(text) ?? Number.NaN
  expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * (most < 9 ? 0.2 : 5e-3))
})

test('a small parameter is written as people write it', () => {
  expect([0.000001, -2.5e-7, 0.00002, 1e6, -0].map(exact)).toEqual(['1e-6', '−2.5e-7', '0.00002', '1000000', '0'])
})
