import { describe, expect, test } from 'vitest'
import generator from '../generators/normal.ts'
import { quantize } from '../quantize.ts'
import { finish } from '../steps.ts'
import type { Tensor } from '../tensor.ts'
import { newBlock, runRange } from './block.ts'
import { groupOf } from './layout.ts'
import { FLAG } from './method.ts'

/** Weights in a block, and bits per weight of full blocks (the type table of ggml). */
const TYPES = [
  ['q4_0', 32, 4.5],
  ['q4_1', 32, 5],
  ['q5_0', 32, 5.5],
  ['q5_1', 32, 6],
  ['q8_0', 32, 8.5],
  ['q2_k', 256, 2.625],
  ['q3_k', 256, 3.4375],
  ['q4_k', 256, 4.5],
  ['q5_k', 256, 5.5],
  ['q6_k', 256, 6.5625],
  ['iq4_nl', 32, 4.5],
  ['iq4_xs', 256, 4.25],
  ['tq1_0', 256, 1.6875],
  ['tq2_0', 256, 2.0625],
] as const

function normal(rows: number, columns: number): Tensor {
  const shape = `${rows}x${columns}`
  return finish(generator.generate({ n: rows * columns, shape, outliers: 5 }))
}

function vector(...numbers: number[]): Tensor {
  return { name: 'w', shape: [numbers.length], dtype: 'f4', data: Float32Array.from(numbers) }
}

describe.each(TYPES)('%s', (id, block, bits) => {
  const weights = normal(29, 37)
  const { quantizer, original, ...quantized } = quantize(weights, id)
  const { data } = original.tensor

  test('says the same of a weight in whatever order it is asked', () => {
    const out = newBlock(quantizer, data.length)
    for (let i = data.length - 1; i >= 0; i--) runRange(quantizer, data, i, i + 1, out, i)
    expect(out).toEqual({ codes: quantized.codes, values: quantized.values, flags: quantized.flags })
  })

  test('works every weight through to its stored code and value', () => {
    const ends = Array.from(data, (weight, i) => {
      const steps = quantizer.trace(groupOf(quantizer.layout, i), weight, i)
      const codes = steps.flatMap((step) => (step.code ? [step.code.value] : []))
      const value = steps.find((step) => step.id === 'dequantize')?.value ?? NaN
      return { codes, value, error: steps.at(-1)?.value }
    })
    expect(ends.map(({ codes }) => codes)).toEqual(Array.from(quantized.codes, (code) => [code]))
    expect(ends.map(({ value }) => value)).toEqual(Array.from(quantized.values))
    expect(ends.map(({ error }) => error)).toEqual(ends.map(({ value }, i) => value - (data[i] ?? NaN)))
  })

  test('clips what lies more than half a step beyond the ends, and nothing else', () => {
    const { low, high, scales, factors, layout } = quantizer
    // The last two entries of the codebook are 23 and 24 apart.
    const reach = id.startsWith('iq4') ? 12 : 0.5
    const wrong = [...data.keys()].filter((i) => {
      const group = groupOf(layout, i)
      const most = Math.abs((scales ?? factors)?.[group] ?? NaN) * reach
      const beyond = Math.max((data[i] ?? NaN) - (high[group] ?? NaN), (low[group] ?? NaN) - (data[i] ?? NaN))
      return quantized.flags[i] === FLAG.none ? !(beyond <= most) : !(beyond > most * 0.9)
    })
    expect(wrong).toEqual([])
  })

  test('counts the padding, and says so', () => {
    const { packed, remarks } = quantize(vector(0.5, -1, 0.25), id).quantizer
    expect(remarks).toEqual([
      { code: 'blocks-cross-rows', values: { row: 3, block } },
      { code: 'padded', values: { zeros: block - 3, block } },
    ])
    expect(packed?.length).toBe((block * bits) / 8)
  })

  test('has the bits per weight of its type where blocks are full', () => {
    expect(quantize(normal(4, 256), id).quantizer.storedBits(1024, 0, 0)).toBe(1024 * bits)
  })

  test('keeps scales that float16 cannot hold at its greatest number', () => {
    const { quantizer: kept, values } = quantize(vector(...Array.from({ length: 256 }, (_, i) => (i - 99) * 1e9)), id)
    expect(kept.remarks).toEqual([{ code: 'scale-saturated', values: { greatest: 65504 } }])
    expect(values.every(Number.isFinite)).toBe(true)
  })

  test('takes NaN and ±∞ for 0 in their block', () => {
    const given = Array.from({ length: 300 }, (_, i) => Math.fround(((i * 37) % 101) / 50 - 1))
    const zeroed = given.map((x, i) => (i % 41 === 0 ? 0 : x))
    const spoilt = given.map((x, i) => (i % 41 === 0 ? ([NaN, Infinity, -Infinity][i % 3] ?? NaN) : x))
    expect(quantize(vector(...spoilt), id).quantizer.packed).toEqual(quantize(vector(...zeroed), id).quantizer.packed)
  })
})

test('blocks of whole rows need no remark, others say which rows they cross', () => {
  expect(quantize(normal(2, 256), 'q6_k').quantizer.remarks).toEqual([])
  expect(quantize(normal(48, 64), 'q4_0').quantizer.remarks).toEqual([])
  expect(quantize(normal(48, 64), 'q4_k').quantizer.remarks).toEqual([
    { code: 'blocks-cross-rows', values: { row: 64, block: 256 } },
  ])
})
