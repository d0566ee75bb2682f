import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CoreError } from '../errors.ts'
import { type Params, withDefaults } from '../params.ts'
import { newBlock, runRange } from '../quantizer/block.ts'
import { groupOf } from '../quantizer/layout.ts'
import { FLAG, type Method, type Quantizer } from '../quantizer/method.ts'
import { type Quantized, quantizeInSteps } from '../quantize.ts'
import { finish } from '../steps.ts'
import type { Tensor } from '../tensor.ts'
import { paramsOf, tensors } from '../../proof/laws/arbitraries.ts'
import { ggmlTypes } from '../codecs/ggml/index.ts'
import { methods } from './all.ts'

const NEAREST = ['half-even', 'half-away', 'half-up']

/** Quantizes, or undefined where the parameters name an axis that the tensor does not have. */
function attempt(method: Method, tensor: Tensor, params: Params): Quantized | undefined {
  try {
    return finish(quantizeInSteps(tensor, method, params))
  } catch (error) {
    if (error instanceof CoreError && error.code === 'bad-axis') return undefined
    throw error
  }
}

/** Checks `law` for random tensors and every combination of parameters. */
function holds(method: Method, law: (quantized: Quantized, params: Params, tensor: Tensor) => void): void {
  const property = fc.property(tensors, paramsOf(method.params), (tensor, given) => {
    const params = withDefaults(method.params, given)
    const quantized = attempt(method, tensor, params)
    if (quantized) law(quantized, params, tensor)
  })
  fc.assert(property, { numRuns: 150 })
}

describe.each(methods.map((method) => [method.id, method] as const))('%s', (_id, method) => {
  test('is deterministic, in one piece or in shards', () => {
    holds(method, (first, params, tensor) => {
      const second = attempt(method, { ...tensor, data: tensor.data.slice() }, params)
      expect(second?.codes).toEqual(first.codes)
      expect(second?.values).toEqual(first.values)
      const { n } = first.original.stats
      const shards = newBlock(first.quantizer, n)
      const middle = Math.floor(n / 3)
      runRange(first.quantizer, first.original.tensor.data, middle, n, shards, middle)
      runRange(first.quantizer, first.original.tensor.data, 0, middle, shards, 0)
      expect(shards.values).toEqual(first.values)
      expect(shards.flags).toEqual(first.flags)
    })
  })

  test('gives one legal code per weight, and its value', () => {
    holds(method, ({ original, quantizer, codes, values, flags }, params) => {
      const { data } = original.tensor
      expect(codes.length).toBe(data.length)
      for (let i = 0; i < data.length; i++) {
        const finite = Number.isFinite(data[i])
        expect(flags[i] === FLAG.notFinite).toBe(!finite)
        if (finite && !overflowed(values, flags, i, params)) expect(Number.isFinite(values[i])).toBe(true)
        if (!quantizer.codes) continue
        expect(codes[i]).toBeGreaterThanOrEqual(quantizer.codes.min)
        expect(codes[i]).toBeLessThanOrEqual(quantizer.codes.max)
        if (finite) expect(values[i]).toBe(quantizer.decode(codes[i] ?? NaN, groupOf(quantizer.layout, i)))
      }
    })
  })

  test('stays inside the range in force', () => {
    holds(method, ({ original, quantizer, values, flags }, params) => {
      original.tensor.data.forEach((weight, i) => {
        const group = groupOf(quantizer.layout, i)
        if (!Number.isFinite(weight) || overflowed(values, flags, i, params)) return
        expect(values[i]).toBeGreaterThanOrEqual(quantizer.low[group] ?? NaN)
        expect(values[i]).toBeLessThanOrEqual(quantizer.high[group] ?? NaN)
      })
    })
  })

  test('keeps order within a group where it claims to', () => {
    holds(method, ({ original, quantizer, values }) => {
      if (!quantizer.monotone) return
      const { data } = original.tensor
      const order = [...data.keys()]
        .filter((i) => Number.isFinite(data[i]) && !Number.isNaN(values[i]))
        .sort((i, j) => at(data, i) - at(data, j))
      const last = new Map<number, number>()
      for (const i of order) {
        const group = groupOf(quantizer.layout, i)
        expect(at(values, i)).toBeGreaterThanOrEqual(last.get(group) ?? -Infinity)
        last.set(group, at(values, i))
      }
    })
  })

  test('gives levels back as they are when it rounds to the nearest', () => {
    holds(method, ({ original, quantizer, codes, values }, params) => {
      // What encoders choose by search belongs to these weights alone.
      if (quantizer.packed) return
      if (params['rounding'] !== undefined && !NEAREST.includes(String(params['rounding']))) return
      // Weights are divided by the scale before it is quantized itself, levels come out times what is left of it.
      if (params['double'] === 'on') return
      // These casts send what is too great to the other end.
      if (params['cast'] === 'int32-x86' || params['cast'] === 'int32-js') return
      const { data } = original.tensor
      const again = newBlock(quantizer, data.length)
      const single = data instanceof Float32Array
      runRange(quantizer, single ? Float32Array.from(values) : values, 0, data.length, again, 0)
      data.forEach((weight, i) => {
        // A float32 cannot hold every int32.
        const exact = !single || Math.fround(at(values, i)) === values[i]
        if (!Number.isFinite(weight) || !exact || !keepsLevels(quantizer, i)) return
        // Two codes can stand for one number, as 0 and −0 do.
        expect(again.values[i]).toBe(values[i])
        if (at(values, i) !== 0) expect(again.codes[i]).toBe(codes[i])
      })
    })
  })

  test('chooses the nearest of its levels where it says that it does', () => {
    holds(method, ({ original, quantizer, values }, params) => {
      // Nearest by another measure, or to levels that are scaled otherwise afterwards.
      if (!isNearest(method, quantizer, params)) return
      original.tensor.data.forEach((weight, i) => {
        if (!Number.isFinite(weight) || !keepsLevels(quantizer, i)) return
        const group = groupOf(quantizer.layout, i)
        const error = Math.abs(at(values, i) - weight)
        const slack = Math.abs(weight) * 2 ** -21 + 2e-45
        for (let code = quantizer.codes?.min ?? 0; code <= (quantizer.codes?.max ?? -1); code++) {
          expect(error).toBeLessThanOrEqual(Math.abs(quantizer.decode(code, group) - weight) + slack)
        }
      })
    })
  })

  test('errs by at most half a step where nothing is clipped, by one step with the other rules', () => {
    holds(method, ({ original, quantizer, values, flags }, params) => {
      const { scales, layout, low, high } = quantizer
      // Where float16 cannot hold the scale, codes and scale no longer belong together.
      if (scales === null || quantizer.remarks?.some(({ code }) => code === 'scale-saturated')) return
      const steps = NEAREST.includes(String(params['rounding'])) ? 0.5 : 1
      original.tensor.data.forEach((weight, i) => {
        if (flags[i] !== FLAG.none) return
        const group = groupOf(layout, i)
        const scale = Math.abs(scales[group] ?? NaN)
        // Division, reciprocal and product each round once to float32.
        const single = (Math.abs(weight) + scale) * 2 ** -21 + 2e-45
        // Packed scales are rounded to float16, after the codes.
        const ends = Math.max(Math.abs(low[group] ?? NaN), Math.abs(high[group] ?? NaN))
        const slack = quantizer.packed ? single + ends * 2 ** -10 + 2 ** -16 : single
        expect(Math.abs(at(values, i) - weight)).toBeLessThanOrEqual(steps * scale + slack)
      })
    })
  })

  test('stores in packed bytes what it says of them, all of it', () => {
    holds(method, ({ original, quantizer, values }) => {
      const { packed } = quantizer
      if (!packed) return
      const { n } = original.stats
      expect(quantizer.storedBits(n, 0, 0)).toBe(packed.length * 8)
      const decoder = ggmlTypes[method.label.en]
      if (!decoder) throw new Error('no decoder')
      const blocks = Math.ceil(n / decoder.elements)
      expect(packed.length).toBe(blocks * decoder.bytes)
      const decoded = new Float32Array(blocks * decoder.elements)
      for (let i = 0; i < blocks; i++) decoder.decode(packed, i * decoder.bytes, decoded, i * decoder.elements)
      expect(values).toEqual(decoded.subarray(0, n))
    })
  })

  test('writes NumPy without holes', async () => {
    const property = fc.asyncProperty(tensors, paramsOf(method.params), async (tensor, given) => {
      const params = withDefaults(method.params, given)
      const quantized = attempt(method, tensor, params)
      if (quantized) expect(await method.numpy(params, quantized.quantizer)).not.toMatch(/undefined|NaN|Infinity|null/)
    })
    await fc.assert(property, { numRuns: 150 })
  })
})

function isNearest(method: Method, quantizer: Quantizer, params: Params): boolean {
  const byValue = params['nearest'] !== 'log' && params['double'] !== 'on'
  return byValue && !quantizer.packed && ['non-uniform', 'codebook'].includes(method.family)
}

/** Codebooks divide by at least 1e-38, and multiply by what is below it: there a level comes back as a smaller one. */
function keepsLevels({ layout, factors }: Quantizer, index: number): boolean {
  return factors === undefined || at(factors, groupOf(layout, index)) > 1e-38
}

/** Casts that do not saturate turn what is too great into ±∞ or NaN, and say so by a flag. */
function overflowed(values: ArrayLike<number>, flags: Uint8Array, i: number, params: Params): boolean {
  const clipped = flags[i] === FLAG.below || flags[i] === FLAG.above
  return params['overflow'] === 'native' && clipped && !Number.isFinite(values[i])
}

function at(values: ArrayLike<number>, i: number): number {
  return values[i] ?? NaN
}
