import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halfEven } from '../numeric/rounding.ts'
import { quantize } from '../quantize.ts'
import type { Params } from '../params.ts'
import type { Tensor } from '../tensor.ts'
import { FLAG } from './method.ts'

function vector(...numbers: number[]): Tensor {
  return { name: 'w', shape: [numbers.length], dtype: 'f4', data: Float32Array.from(numbers) }
}

/** The grid that parameters give: scale, zero point, codes. */
function grid(tensor: Tensor, id: string, params: Params) {
  const { quantizer } = quantize(tensor, id, params)
  return { scale: quantizer.scales?.[0], zero: quantizer.zeroPoints?.[0], codes: quantizer.codes }
}

describe('the kernel', () => {
  const scales = fc.float({ min: Math.fround(1e-6), max: 100, noNaN: true })

  test.each(['div', 'recip'])('is the definition, step by step in float32 (%s)', (arith) => {
    fc.assert(
      fc.property(fc.array(fc.float(), { maxLength: 60 }), scales, fc.nat({ max: 15 }), (numbers, scale, zero) => {
        const { codes, values, flags } = quantize(vector(...numbers), 'affine', { arith, scale, zp: zero })
        Float32Array.from(numbers).forEach((x, i) => {
          const steps = Math.fround(arith === 'div' ? x / scale : x * Math.fround(1 / scale))
          const shifted = halfEven(steps) + zero
          const code = Number.isNaN(x) ? zero : Math.min(15, Math.max(0, shifted))
          expect(codes[i]).toBe(code)
          expect(values[i]).toBe(Math.fround((code - zero) * scale))
          const expected = shifted > 15 ? FLAG.above : shifted < 0 ? FLAG.below : FLAG.none
          expect(flags[i]).toBe(Number.isFinite(x) ? expected : FLAG.notFinite)
        })
      }),
    )
  })

  test('tells low from high where the scale is negative', () => {
    // The weight of greatest size is positive, so the scale is −1 / 2³ of it and code −8 stands for the top.
    const { codes, flags, quantizer } = quantize(vector(8, -7.9, 1), 'symmetric', { span: 'signed', range: 'minmax' })
    expect(quantizer.scales?.[0]).toBe(-1)
    expect(Array.from(codes)).toEqual([-8, 7, -1])
    expect(Array.from(flags)).toEqual([FLAG.none, FLAG.below, FLAG.none])
  })
})

describe('the grid of affine', () => {
  test('takes in 0 and rounds the zero point into the codes', () => {
    const range = 'minmax'
    expect(grid(vector(1, 15), 'affine', { range })).toMatchObject({ scale: 1, zero: 0 })
    expect(grid(vector(-15, -1), 'affine', { range })).toMatchObject({ scale: 1, zero: 15 })
    expect(grid(vector(-5, 10), 'affine', { range, codes: 'signed' })).toMatchObject({ scale: 1, zero: -3 })
    expect(grid(vector(1, 2), 'affine', { range: 'manual', a: 3, b: 15 })).toMatchObject({ scale: 1, zero: 0 })
  })

  test('of a range without width has scale 1, with the reciprocal at least 2⁻²³', () => {
    expect(grid(vector(0, 0), 'affine', {}).scale).toBe(1)
    expect(grid(vector(), 'affine', {}).scale).toBe(1)
    expect(grid(vector(0), 'affine', { arith: 'recip' }).scale).toBe(2 ** -23)
    expect(grid(vector(1e-9), 'affine', { arith: 'recip', range: 'minmax' }).scale).toBe(2 ** -23)
  })

  test('holds at both ends of float32', () => {
    const most = 3.4028234663852886e38
    for (const k of [1, 2, 16]) {
      const { values } = quantize(vector(most, -most, 0), 'affine', { k, range: 'minmax' })
      expect(Array.from(values).every(Number.isFinite)).toBe(true)
    }
    expect(grid(vector(1e-45), 'affine', { k: 16, range: 'minmax' }).scale).toBe(Math.fround(1e-45))
  })

  test('follows a given scale and zero point', () => {
    expect(grid(vector(-1, 1), 'affine', { scale: 0.5, zp: 3 })).toMatchObject({ scale: 0.5, zero: 3 })
    expect(grid(vector(-1, 1), 'affine', { scale: 0.5, range: 'minmax' })).toMatchObject({ scale: 0.5, zero: 2 })
    expect(grid(vector(-1, 1), 'affine', { zp: 99, range: 'minmax' }).zero).toBe(15)
  })
})

describe('the grid of symmetric', () => {
  const tensor = vector(-4, 7)

  test.each([
    ['narrow', 1, -7, 7],
    ['full', Math.fround(7 / 7.5), -8, 7],
    ['no-clip', 1, -8, 7],
    ['signed', -0.875, -8, 7],
  ])('%s', (span, scale, min, max) => {
    expect(grid(tensor, 'symmetric', { span, range: 'minmax' })).toEqual({
      scale,
      zero: undefined,
      codes: { min, max },
    })
  })

  test('takes the negative one of two weights of greatest size for a signed scale', () => {
    for (const pair of [vector(7, -7), vector(-7, 7)]) {
      expect(grid(pair, 'symmetric', { span: 'signed', range: 'minmax' }).scale).toBe(0.875)
    }
    expect(grid(vector(0), 'symmetric', { span: 'signed', range: 'minmax' }).scale).toBe(1)
  })

  test('of one bit has no code above 0', () => {
    expect(grid(tensor, 'symmetric', { span: 'no-clip', k: 1, range: 'minmax' })).toMatchObject({ scale: 4 })
    expect(grid(tensor, 'symmetric', { span: 'full', k: 1, range: 'minmax' })).toMatchObject({ scale: 14 })
  })
})

test('a grid that does not have one entry per group is refused', () => {
  const given = { scales: [1, 2], min: 0, max: 15 }
  expect(() => quantize(vector(1), 'affine', {}, { grid: given })).toThrow('bad-grid {"expected":1,"actual":2}')
  expect(() => quantize(vector(1), 'affinity')).toThrow('unknown-method')
})

test('the worked weight ends where the kernel ends', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, min: -2, max: 2 }), fc.constantFrom('affine', 'symmetric'), (x, id) => {
      const { quantizer, codes, values } = quantize(vector(-1, 1, x), id, { range: 'manual', a: -1, b: 1 })
      const steps = quantizer.trace(0, Math.fround(x), 2)
      expect(steps.find((step) => step.id === 'saturate')?.value).toBe(codes[2])
      expect(steps.find((step) => step.id === 'dequantize')?.value).toBe(values[2])
      expect(steps.some((step) => step.id === 'shift')).toBe(id === 'affine')
    }),
  )
})
