import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finiteValues, type NumberFormat, valuesOf } from '../numeric/number-format.ts'
import { NUMBER_FORMATS } from '../numeric/number-formats.ts'
import { halfAway, halfEven, halfUp, rounder, ROUNDINGS } from '../numeric/rounding.ts'
import type { Params } from '../params.ts'
import { quantize } from '../quantize.ts'
import { castFloats, floatRule } from './float-rule.ts'
import { FLAG } from './method.ts'

const small = fc.oneof(
  fc.constantFrom(...Object.values(NUMBER_FORMATS)).filter(({ exponent, mantissa }) => exponent + mantissa < 8),
  fc
    .record({ exponent: fc.integer({ min: 1, max: 5 }), mantissa: fc.integer({ min: 0, max: 4 }) })
    .map(
      ({ exponent, mantissa }): NumberFormat => ({ exponent, mantissa, bias: (1 << (exponent - 1)) - 1, top: 'none' }),
    ),
)

/** Numbers of the format, the middles between neighbours, and what lies next to both. */
function delicate(format: NumberFormat): fc.Arbitrary<number> {
  const values = finiteValues(format)
  const middles = Array.from(values.subarray(1), (value, i) => (value + (values[i] ?? NaN)) / 2)
  const near = fc.constantFrom(0, 2 ** -24, -(2 ** -24))
  return fc.oneof(
    fc.tuple(fc.constantFrom(...values, ...middles), near).map(([x, part]) => Math.fround(x * (1 + part))),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
  )
}

const inputs = small.chain((format) => fc.tuple(fc.constant(format), delicate(format)))

/** The two neighbours of x among the finite numbers, or the end twice. */
function neighbours(format: NumberFormat, x: number): [number, number] {
  const values = finiteValues(format)
  const below = values.filter((value) => value <= x)
  const above = values.filter((value) => value >= x)
  const ends = [values[0] ?? NaN, values[values.length - 1] ?? NaN] as const
  return [below[below.length - 1] ?? ends[0], above[0] ?? ends[1]]
}

/** Where x lies between its neighbours, strictly from 0 to 1. */
function rest(x: number, low: number, high: number): number {
  return Math.min(1 - 2 ** -40, Math.max(2 ** -40, (x - low) / (high - low)))
}

/** Is the lower neighbour an even number of steps? Without a mantissa every power of two is one step, which is odd. */
function isEven({ mantissa, ...format }: NumberFormat, low: number, x: number): boolean {
  if (mantissa > 0) return valuesOf({ mantissa, ...format }).indexOf(low + 0) % 2 === 0
  const least = valuesOf({ mantissa, ...format })[1] ?? NaN
  return x > 0 ? low === 0 : low !== -least
}

describe('a cast', () => {
  test.each([
    ['half-even', halfEven],
    ['half-away', halfAway],
    ['half-up', halfUp],
    ['floor', Math.floor],
    ['trunc', Math.trunc],
  ] as const)('rounds between neighbours: %s', (rounding, round) => {
    fc.assert(
      fc.property(inputs, ([format, x]) => {
        const rule = floatRule(format, false, rounding === 'half-even' ? null : rounder(rounding, 0))
        const { values } = castFloats(rule, Float32Array.of(x), 0)
        const [low, high] = neighbours(format, x)
        if (low !== high) {
          const part = rest(x, low, high)
          const base = isEven(format, low, x) ? 0 : 1
          // Rules that look at the sign see the size of a negative number.
          const mirrored = x < 0 && (rounding === 'half-away' || rounding === 'trunc')
          const up = mirrored ? round(1 - part) === 0 : round(base + part) > base
          expect((values[0] ?? NaN) + 0).toBe((up ? high : low) + 0)
        } else expect((values[0] ?? NaN) + 0).toBe(low + 0)
      }),
      { numRuns: 600 },
    )
  })

  test('of every kind gives the code of its value, keeps the sign of 0, and flags what it clips', () => {
    fc.assert(
      fc.property(inputs, fc.constantFrom(...ROUNDINGS), fc.nat({ max: 99 }), ([format, x], rounding, seed) => {
        const rule = floatRule(format, false, rounder(rounding, seed))
        const { codes, values, flags } = castFloats(rule, Float32Array.of(x), seed)
        expect(valuesOf(format)[codes[0] ?? -1]).toBe(values[0])
        if (format.top !== 'fnuz')
          expect(Object.is(Math.sign(values[0] ?? NaN), -0)).toBe(values[0] === 0 && (x < 0 || Object.is(x, -0)))
        const greatest = finiteValues(format).at(-1) ?? NaN
        if (Math.abs(x) <= greatest) expect(flags[0]).toBe(FLAG.none)
        if (Math.abs(x) >= 2 * greatest) expect(flags[0]).toBe(x > 0 ? FLAG.above : FLAG.below)
      }),
    )
  })
})

function vector(...numbers: number[]) {
  return { name: 'w', shape: [numbers.length], dtype: 'f4', data: Float32Array.from(numbers) }
}

describe('methods', () => {
  test('exmy is the named format where the split and the convention are the same', () => {
    const x = vector(...Array.from({ length: 400 }, (_, i) => (i - 200) / 23))
    for (const [e, m, id] of [
      [2, 3, 'float6_e2m3fn'],
      [3, 2, 'float6_e3m2fn'],
      [2, 1, 'float4_e2m1fn'],
    ] as const) {
      expect(quantize(x, 'exmy', { e, m }).codes).toEqual(quantize(x, id).codes)
    }
    expect(quantize(x, 'exmy', { e: 8, m: 7 }).values).toEqual(quantize(x, 'bfloat16').values)
  })

  test('absmax brings the greatest weight of every group to the greatest number', () => {
    const x = { ...vector(0.5, -2, 0, 0, 1e-45, 0), shape: [3, 2] }
    const { values, quantizer } = quantize(x, 'float8_e4m3fn', { scaling: 'absmax', gran: 'channel' })
    expect(quantizer.factors?.[0]).toBe(Math.fround(2 / 448))
    expect(values[1]).toBe(-2)
    // A group of zeros has scale 1; the smallest weights keep a scale that float32 can divide by.
    expect(quantizer.factors?.[1]).toBe(1)
    expect(quantizer.factors?.[2]).toBe(2 ** -117)
    expect(quantizer.storedBits(6, 0, 0)).toBe(6 * 8 + 3 * 32)
  })

  test('the worked weight ends where the kernel ends', () => {
    const params: Params = { scaling: 'absmax' }
    fc.assert(
      fc.property(
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom('float8_e5m2', 'nvfp4', 'mxfp6_e2m3'),
        (x, id) => {
          const { quantizer, codes, values } = quantize(vector(x, 0.25), id, id === 'float8_e5m2' ? params : {})
          const steps = quantizer.trace(0, Math.fround(x), 0)
          expect(steps.map((step) => step.id)).toEqual(['x', 'divide', 'nearest', 'dequantize', 'error'])
          expect(steps[2]?.code?.value).toBe(codes[0])
          expect(steps[3]?.value).toBe(values[0])
        },
      ),
    )
  })

  test('count the levels of the format', () => {
    const { quantizer } = quantize(vector(1), 'float8_e4m3fn')
    expect(quantizer.levels(0, 0)).toBe(254)
  })
})
