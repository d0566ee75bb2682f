import { describe, expect, test } from 'vitest'
import { generatorById } from '../generators/index.ts'
import { methods } from '../methods/index.ts'
import { quantize } from '../quantize.ts'
import { finish } from '../steps.ts'
import type { Tensor } from '../tensor.ts'
import { newBlock, runRange } from './block.ts'
import { groupOf } from './layout.ts'
import { FLAG } from './method.ts'

const packing = methods.filter((method) => method.family === 'gguf').map((method) => method.id)

function normal(rows: number, columns: number): Tensor {
  const shape = `${rows}x${columns}`
  const tensor = generatorById('normal')?.generate({ n: rows * columns, shape, outliers: 5 })
  if (!tensor) throw new Error('no normal weights')
  return finish(tensor)
}

function vector(...numbers: number[]): Tensor {
  return { name: 'w', shape: [numbers.length], dtype: 'f4', data: Float32Array.from(numbers) }
}

test('all methods of the family are here', () => expect(packing.length).toBe(14))

describe.each(packing)('%s', (id) => {
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
    const block = id.includes('_k') || id.includes('xs') || id.startsWith('tq') ? 256 : 32
    expect(remarks).toEqual([
      { code: 'blocks-cross-rows', values: { row: 3, block } },
      { code: 'padded', values: { zeros: block - 3, block } },
    ])
    expect(packed?.length).toBe((quantizer.packed?.length ?? NaN) / Math.ceil(data.length / block))
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

test('the bits per weight are those of the type where blocks are full', () => {
  const bits = packing.map((id) => quantize(normal(4, 256), id).quantizer.storedBits(1024, 0, 0) / 1024)
  expect(bits).toEqual([4.5, 5, 5.5, 6, 8.5, 2.625, 3.4375, 4.5, 5.5, 6.5625, 4.5, 4.25, 1.6875, 2.0625])
})
