import { q4_0 } from '../../core/codecs/ggml/q4_0.ts'
import {
  BYTES,
  CHUNK,
  type ChunkMemory,
  CODE_COUNTS,
  CODE_STRIDE,
  CODES,
  FACTORS,
  MULTIPLIERS,
  NUMBERS,
  OTHER_NUMBERS,
  SMALL_CODES,
  SUMS,
  X,
} from '../../core/fast/chunks/memory.ts'
import { bookWriter } from '../../core/fast/chunks/write-codebook.ts'
import { writerOf } from '../../core/fast/chunks/write.ts'
import nf4 from '../../core/methods/nf4.ts'
import { originalOf } from '../../core/metrics/original.ts'
import { withDefaults } from '../../core/params.ts'
import { LEAST_ABSMAX } from '../../core/quantizer/codebook/bitsandbytes.ts'
import { codebook } from '../../core/quantizer/codebook/codebook.ts'
import type { Method } from '../../core/quantizer/method.ts'
import { finish } from '../../core/steps.ts'

/** Finds the scales of the weights [from, to), which lie at `X`, and writes their codes and values. Where the values are. */
type Quantize = (from: number, to: number) => number

const NF4_BLOCK = 64
/** The place of the squares in what `sumChunk` gives. */
const SQUARES = 2

/**
 * What a loop in C does too, with the page's kernels and nothing else: finds the scale of every block, quantizes, and sums
 * error, |error|, error², x·y, y² and the greatest error, and counts the codes. Gives the mean squared error.
 */
export function figureLoop(memory: ChunkMemory, weights: Float32Array, method: Method): () => number {
  if (method.id === 'q4_0') return () => loop(memory, weights, q4_0.codes.min, quantizeQ4_0(memory))
  if (method.id === 'nf4') return () => loop(memory, weights, 0, quantizeNf4(memory))
  return () => {
    const tensor = { name: 'w', shape: [weights.length], dtype: 'f4', data: weights }
    const original = finish(originalOf(tensor, method))
    const quantizer = finish(method.prepare(original.tensor, withDefaults(method.params, {}), {}))
    const write = writerOf(memory, weights, quantizer)
    return loop(memory, weights, quantizer.codes?.min ?? 0, (from, to) => {
      write(from, to)
      return memory.valueAt(from)
    })
  }
}

function loop(memory: ChunkMemory, weights: Float32Array, firstCode: number, quantize: Quantize): number {
  const { kernels } = memory
  const sums = memory.f64(SUMS, 10)
  const totals = new Float64Array(10)
  memory.clear(CODE_COUNTS, CODE_STRIDE, 16)
  for (let from = 0; from < weights.length; from += CHUNK) {
    const to = Math.min(weights.length, from + CHUNK)
    const count = to - from
    const x = memory.f32(X, CHUNK)
    x.set(weights.subarray(from, to))
    x.fill(0, count)
    kernels.sumChunk(X, quantize(from, to), count, SUMS)
    kernels.countCodes(CODES, count, firstCode, CODE_COUNTS, CODE_STRIDE)
    sums.forEach((sum, i) => (totals[i] = (totals[i] ?? 0) + sum))
  }
  return (totals[SQUARES] ?? 0) / weights.length
}

/** The values of one chunk after the other lie in one place: those of all weights are not asked for. */
function quantizeQ4_0(memory: ChunkMemory): Quantize {
  const { kernels } = memory
  const { elements, bytes, codes } = q4_0
  return (from, to) => {
    const [values, flags] = [memory.valueAt(0), memory.flagAt(0)]
    const blocks = Math.ceil((to - from) / elements)
    kernels.encodeQ4_0(X, blocks, BYTES, NUMBERS)
    kernels.unpackNibbles(BYTES, blocks, bytes, 2, 1, 16, codes.min, SMALL_CODES)
    kernels.writeScaled(
      X,
      SMALL_CODES,
      to - from,
      elements,
      NUMBERS,
      0,
      0,
      codes.min,
      codes.max,
      1,
      1,
      CODES,
      values,
      flags,
    )
    return values
  }
}

function quantizeNf4(memory: ChunkMemory): Quantize {
  const { kernels } = memory
  const tiny = { name: 'w', shape: [1], dtype: 'f4', data: Float32Array.of(1) }
  // Blocks of zeros, which take a slower kernel, are not among the weights.
  const { spec } = codebook(finish(nf4.prepare(tiny, withDefaults(nf4.params, {}), {})))
  const write = bookWriter(memory, spec)
  return (from, to) => {
    const [values, count] = [memory.valueAt(0), to - from]
    const runs = [NF4_BLOCK, NF4_BLOCK, count, count] as const
    kernels.greatestSizes(X, count, ...runs, NUMBERS)
    const blocks = Math.ceil(count / NF4_BLOCK)
    const sizes = memory.f32(NUMBERS, blocks)
    const inverses = memory.f32(OTHER_NUMBERS, blocks)
    sizes.forEach((size, block) => (inverses[block] = 1 / Math.max(size, LEAST_ABSMAX)))
    kernels.expand(NUMBERS, FACTORS, count, ...runs)
    kernels.expand(OTHER_NUMBERS, MULTIPLIERS, count, ...runs)
    write?.(count, values)
    return values
  }
}
