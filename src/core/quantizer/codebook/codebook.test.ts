import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantize } from '../../quantize.ts'
import type { Tensor } from '../../tensor.ts'
import { dynamicMap } from './dynamic-map.ts'
import { lookupOf, placeOf } from './lookup.ts'
import { packNibbles, unpackNibbles } from '../packing.ts'

const vector = (values: readonly number[], shape = [values.length]): Tensor => ({
  name: 'w',
  shape,
  dtype: 'f4',
  data: Float32Array.from(values),
})

describe('the lookup', () => {
  test('starts at or before the place that a search finds, for any float32', () => {
    const floats = fc.float({ noNaN: true })
    fc.assert(
      fc.property(
        fc.array(floats, { maxLength: 40 }),
        fc.array(floats, { minLength: 20, maxLength: 20 }),
        (list, xs) => {
          const thresholds = Float32Array.from(list).sort()
          const lookup = lookupOf(thresholds)
          for (const x of [...xs, ...thresholds]) {
            const [bits = 0] = new Uint32Array(Float32Array.of(x).buffer)
            let place = lookup.starts[bits >>> 16] ?? NaN
            while (x > (lookup.thresholds[place] ?? NaN)) place++
            expect(place).toBe(thresholds.filter((threshold) => threshold < x).length)
            expect(placeOf(lookup, x)).toBe(place)
          }
        },
      ),
    )
  })
})

describe('the arithmetic of one weight', () => {
  test.each([
    ['nf4', ['x', 'divide', 'nearest', 'dequantize', 'error']],
    ['kmeans', ['x', 'nearest', 'dequantize', 'error']],
    ['power-of-two', ['x', 'divide', 'nearest', 'dequantize', 'error']],
    ['binary', ['x', 'sign', 'dequantize', 'error']],
    ['ternary', ['x', 'threshold', 'dequantize', 'error']],
    ['bitnet-b1.58', ['x', 'divide', 'round', 'saturate', 'dequantize', 'error']],
  ])('%s is told stage by stage and ends with what is written', (id, stages) => {
    const { quantizer, codes, values } = quantize(vector([0.3, -0.21, 0, 0.12, -0.9]), id)
    for (const [i, x] of [0.3, -0.21, 0, 0.12, -0.9].map(Math.fround).entries()) {
      const trace = quantizer.trace(0, x, i)
      expect(trace.map((stage) => stage.id)).toEqual(stages)
      expect(trace.find((stage) => stage.code)?.code?.value).toBe(codes[i])
      expect(trace.find((stage) => stage.id === 'dequantize')?.value).toBe(values[i])
      expect(trace.at(-1)?.value).toBe((values[i] ?? NaN) - x)
    }
  })
})

describe('bitsandbytes', () => {
  test('a weight halfway between two levels gets the lower one', () => {
    const { values } = quantize(vector([1, 0.125, -0.125, 0, -1]), 'fp4', { block: '64' })
    const halfway = (0.0052083334885537624 + Math.fround(1 / 6)) / 2
    expect(values[1]).toBe(Math.fround(1 / 6))
    expect(quantize(vector([1, halfway]), 'fp4').values[1]).toBe(Math.fround(0.0052083334885537624))
    expect(quantize(vector([1, -halfway]), 'fp4').values[1]).toBe(-Math.fround(1 / 6))
  })

  test('blocks run through rows, and the last one may be short', () => {
    const data = Array.from({ length: 150 }, (_, i) => i / 150)
    const { quantizer } = quantize(vector(data, [3, 50]), 'nf4')
    expect(quantizer.factors).toEqual(Float32Array.of(63 / 150, 127 / 150, 149 / 150))
    expect(quantizer.storedBits(150, 0, 15)).toBe(150 * 4 + 3 * 32)
  })

  test('double quantization stores a byte per block, and what is common to them', () => {
    const { quantizer } = quantize(vector(Array.from({ length: 64 * 300 }, (_, i) => (i % 91) / 91)), 'nf4', {
      double: 'on',
    })
    expect(quantizer.storedBits(64 * 300, 0, 15)).toBe(64 * 300 * 4 + 300 * 8 + 2 * 32 + 32)
  })

  test('a scale that comes back below 0 turns 0 into −0, as the product does in bitsandbytes', () => {
    const greatest = [0, 1, 6]
    const weights = greatest.flatMap((most) => Array.from({ length: 64 }, (_, i) => (i === 0 ? most : 0)))
    const { codes, values, quantizer } = quantize(vector(weights), 'nf4', { double: 'on' })
    expect(quantizer.factors?.[0]).toBeLessThan(0)
    expect(values[1]).toBe(-0)
    expect(quantizer.decode(codes[1] ?? NaN, 0)).toBe(-0)
    expect(values[65]).toBe(0)
  })

  test('stays finite where the mean of the absolute maxima is beyond float32', () => {
    const { values } = quantize(vector(Array.from({ length: 128 }, () => 3.4028234663852886e38)), 'nf4', {
      double: 'on',
    })
    expect(values.every(Number.isFinite)).toBe(true)
  })

  test('packs an odd count with a 0 at the end', () => {
    const packed = packNibbles([1, 15, 7])
    expect(packed).toEqual(Uint8Array.of(0x1f, 0x70))
    expect(unpackNibbles(packed, 3)).toEqual(Uint8Array.of(1, 15, 7))
  })

  test('the dynamic map has 256 rising entries with 0 and 1 among them', () => {
    expect(dynamicMap.length).toBe(256)
    expect(dynamicMap.every((entry, i) => i === 0 || entry > (dynamicMap[i - 1] ?? NaN))).toBe(true)
    expect(dynamicMap.includes(0) && dynamicMap.includes(1)).toBe(true)
  })
})
