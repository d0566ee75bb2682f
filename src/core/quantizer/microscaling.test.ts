import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBlocks } from '../codecs/microscaling.ts'
import { decodeE8m0 } from '../numeric/e8m0.ts'
import { valuesOf } from '../numeric/number-format.ts'
import { FLOAT4_E2M1FN, FLOAT8_E4M3FN } from '../numeric/number-formats.ts'
import { quantize } from '../quantize.ts'
import { floats } from './floats.ts'
import { mxElement, MX_RULES, mxScaleCodes } from './mx-scale.ts'

const FP4 = mxElement(FLOAT4_E2M1FN)

function tensor(shape: number[], value: (i: number) => number) {
  const n = shape.reduce((a, b) => a * b, 1)
  return { name: 'w', shape, dtype: 'f4', data: Float32Array.from({ length: n }, (_, i) => value(i)) }
}

describe('the scale of a block', () => {
  const sizes = fc.float({ min: Math.fround(1e-30), max: Math.fround(1e30), noNaN: true })

  test('knows its elements', () => {
    expect(FP4).toEqual({ mantissa: 1, exponent: 2, greatest: 6 })
    expect(mxElement(FLOAT8_E4M3FN)).toEqual({ mantissa: 3, exponent: 8, greatest: 448 })
  })

  test.each(MX_RULES)('%s is what its definition says', (rule) => {
    fc.assert(
      fc.property(sizes, (size) => {
        const [code = NaN] = mxScaleCodes(Float32Array.of(size), rule, FP4)
        const scale = decodeE8m0(code)
        const units = size / scale
        if (rule === 'floor') expect(units >= 4 && units < 8).toBe(true)
        if (rule === 'ceil') expect(units > 2 && units <= 4).toBe(true)
        // 7 of 8 and more are nearer to 8, which needs the next power of two.
        if (rule === 'even') expect(units >= 3.5 && units < 7).toBe(true)
        // 1 ÷ 6 is rounded before it is multiplied, so a size just above may count as not above.
        if (rule === 'rceil') expect(units > 3 * (1 - 2 ** -22) && units <= 6 * (1 + 2 ** -22)).toBe(true)
      }),
    )
  })

  test('is 2^−127 for zeros and never NaN', () => {
    for (const rule of MX_RULES) {
      expect(Array.from(mxScaleCodes(Float32Array.of(0, 1e-45), rule, FP4))).toEqual([0, 0])
      expect(mxScaleCodes(Float32Array.of(3.4028234663852886e38), rule, FP4)[0]).toBeLessThan(255)
    }
  })
})

describe('blocks', () => {
  test('restart at every row; zeros that fill them up count in the size', () => {
    const { quantizer } = quantize(
      tensor([2, 3, 33], () => 1),
      'mxfp4',
    )
    expect(quantizer.layout.groups).toBe(12)
    expect(quantizer.storedBits(198, 0, 0)).toBe(12 * (32 * 4 + 8))
    expect(quantizer.remarks).toEqual([{ code: 'padded', values: { zeros: 186, block: 32 } }])
    expect(
      quantize(
        tensor([2, 64], () => 1),
        'mxint8',
      ).quantizer.storedBits(128, 0, 0),
    ).toBe(4 * (32 * 8 + 8))
    expect(
      quantize(
        tensor([2, 64], () => 1),
        'mxint8',
      ).quantizer.remarks,
    ).toEqual([])
    const nvfp4 = (scaling: string) =>
      quantize(
        tensor([64], () => 1),
        'nvfp4',
        { scaling },
      ).quantizer
    expect(nvfp4('two-level').storedBits(64, 0, 0)).toBe(4 * (16 * 4 + 8) + 32)
    expect(nvfp4('single').storedBits(64, 0, 0)).toBe(4 * (16 * 4 + 8))
  })

  test('leave NaN and ±∞ out of their scale', () => {
    const x = tensor([4], (i) => [NaN, Infinity, -Infinity, 1][i] ?? 0)
    for (const id of ['mxfp4', 'mxfp8_e4m3', 'mxint8', 'nvfp4']) expect(quantize(x, id).values[3]).toBeCloseTo(1, 1)
    expect(floats(quantize(x, 'mxfp4').quantizer).spec.scaleCodes?.[0]).toBe(125)
  })

  test('hold what float32 cannot at its greatest number', () => {
    const most = 3.4028234663852886e38
    for (const rule of MX_RULES) {
      const { values, quantizer } = quantize(
        tensor([32], () => -most),
        'mxfp4',
        { scaling: rule },
      )
      expect(Number.isFinite(values[0])).toBe(true)
      expect(quantizer.low[0]).toBeGreaterThanOrEqual(-most)
    }
    expect(
      Number.isFinite(
        quantize(
          tensor([32], () => most),
          'nvfp4',
        ).values[0],
      ),
    ).toBe(true)
  })

  test('NVFP4 of the smallest weights stays a number', () => {
    for (const size of [0, 1e-45, 1e-38, 1e-34]) {
      const { values } = quantize(
        tensor([32], () => size),
        'nvfp4',
      )
      expect(Array.from(values).every(Number.isFinite)).toBe(true)
    }
  })

  test('are decoded from codes and scales alone', () => {
    const x = tensor([3, 45], (i) => ((i * 37) % 101) / 50 - 1)
    const { codes, values, quantizer } = quantize(x, 'mxfp8_e4m3', { scaling: 'rceil' })
    const scales = Float32Array.from(floats(quantizer).spec.scaleCodes ?? [], decodeE8m0)
    expect(decodeBlocks(codes, valuesOf(FLOAT8_E4M3FN), scales, quantizer.layout)).toEqual(values)
  })
})
