import { expect } from 'vitest'
import { evaluateQuantizer } from '../../core/evaluate.ts'
import type { Evaluation } from '../../core/evaluation.ts'
import { Accelerator } from '../../core/fast/accelerate.ts'
import { originalOf } from '../../core/metrics/original.ts'
import { methodById } from '../../core/methods/all.ts'
import { type Params, withDefaults } from '../../core/params.ts'
import { PackedQuantizer } from '../../core/quantizer/packed.ts'
import type { Method, Quantizer } from '../../core/quantizer/method.ts'
import { finish, type Steps } from '../../core/steps.ts'
import type { Tensor } from '../../core/tensor.ts'
import { expectSame } from './same.ts'

/** Work on an array with a fast path, and who finds, at its end, that it gave what one worker alone gives. */
export type Job = (data: Float32Array) => Steps<void>

export const accelerator = await Accelerator.load()

/** What takes passes alone. Each takes one, and some another for the histogram of the joint range. */
const PASSES: readonly (readonly [id: string, params: Params, bins: number])[] = [
  ['affine', { k: 3, range: 'minmax' }, 512],
  ['affine', { k: 8, range: 'percentile', p: 99 }, 512],
  ['symmetric', { k: 12, range: 'percentile', p: 99.5, arith: 'recip' }, 80],
]

/** A kernel, with scales and without; all four searches; and a codec that no kernel knows. */
const PACKS = ['q8_0', 'q5_1', 'q4_k', 'q3_k', 'q6_k', 'iq4_nl', 'iq4_xs', 'tq1_0'] as const

/** Each takes at least one pass. */
export function passesOver(weights: Float32Array): Job[] {
  return PASSES.map(([id, params, bins]) => {
    const method = named(id)
    const quantizer = finish(method.prepare(tensorOf(weights), withDefaults(method.params, params), {}))
    const wanted = finish(measure(alone(weights), quantizer, bins))
    return function* (data) {
      expectSame(yield* measure(data, quantizer, bins), wanted, 0)
    }
  })
}

/** Each encodes once. */
export function packsOf(weights: Float32Array): Job[] {
  return PACKS.map((id) => {
    const wanted = finish(packed(alone(weights), id))
    return function* (data) {
      const found = yield* packed(data, id)
      expectEqual(found.packed, wanted.packed)
      expectEqual(found.steps, wanted.steps)
      expect(found.remarks).toEqual(wanted.remarks)
    }
  })
}

function alone(weights: Float32Array): Float32Array {
  const data = weights.slice()
  finish(accelerator.begin(data))
  return data
}

function* measure(data: Float32Array, quantizer: Quantizer, bins: number): Steps<Evaluation> {
  const original = yield* originalOf(tensorOf(data), { keepsFloat64: false })
  return yield* evaluateQuantizer(original, quantizer, bins)
}

function* packed(data: Float32Array, id: string): Steps<PackedQuantizer> {
  const quantizer = yield* named(id).prepare(tensorOf(data), {}, {})
  if (!(quantizer instanceof PackedQuantizer)) throw new Error(`${id} packs nothing`)
  return quantizer
}

/** Long arrays are slow to compare by `toEqual`. */
function expectEqual(found: Uint8Array | Float32Array, wanted: Uint8Array | Float32Array): void {
  expect(found.length).toBe(wanted.length)
  expect(found.findIndex((number, i) => !Object.is(number, wanted[i]))).toBe(-1)
}

function named(id: string): Method {
  const method = methodById(id)
  if (!method) throw new Error(`no method ${id}`)
  return method
}

function tensorOf(data: Float32Array): Tensor {
  return { name: 'w', shape: [data.length], dtype: 'f4', data }
}
