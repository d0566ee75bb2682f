import type { Bins, Evaluation } from '../evaluation.ts'
import { FLOAT32_MAX } from '../params.ts'
import { newBlock, runRange } from '../quantizer/block.ts'
import { groupOf } from '../quantizer/layout.ts'
import type { Quantizer } from '../quantizer/method.ts'
import type { Values } from '../tensor.ts'
import type { Occurring } from './code-counts.ts'
import { orderOf } from './level-order.ts'
import type { Original } from './original.ts'

/** Samples of the staircase. Odd, so that the middle of a symmetric view is exactly 0. */
const SAMPLES = 1201
const PAIRS = 4000
const HEAD = 64
const MOST_LEVELS = 65536

/** Every level with its count: only with one group and at most 65,536 levels. */
export function levelsOf(quantizer: Quantizer, occurring: Occurring | null, levels: number): Evaluation['levels'] {
  const { codes, layout } = quantizer
  if (codes === null || occurring === null || layout.groups !== 1) return null
  const all = codes.max - codes.min + 1
  if (all > MOST_LEVELS && !(levels <= MOST_LEVELS)) return null
  // Where the width follows from the codes that occur, it is that of two's complement.
  const count = all <= MOST_LEVELS ? all : levels
  const codeMin = all <= MOST_LEVELS ? codes.min : -levels / 2
  const values = quantizer.precision === 'float64' ? new Float64Array(count) : new Float32Array(count)
  for (let i = 0; i < count; i++) values[i] = quantizer.decode(codeMin + i, 0)
  const counts = new Uint32Array(count)
  for (let i = 0; i < occurring.codes.length; i++) counts[occurring.codes[i] - codeMin] = occurring.counts[i]
  return inOrder(codeMin, values, counts)
}

/** The levels from the least to the greatest. Codes of one value are one level; those of NaN and ±∞ are none. */
function inOrder(first: number, values: Values, counts: Uint32Array): Evaluation['levels'] {
  if (rises(values)) return { codes: null, first, values, counts }
  const order = orderOf(values)
  const levels = {
    codes: new Float64Array(order.length),
    values: values.slice(),
    counts: new Uint32Array(order.length),
  }
  let count = 0
  for (let i = 0; i < order.length; i++) {
    const place = order[i]
    if (count === 0 || values[place] !== levels.values[count - 1]) {
      levels.codes[count] = first + place
      levels.values[count++] = values[place]
    }
    levels.counts[count - 1] += counts[place]
  }
  return {
    codes: levels.codes.slice(0, count),
    first,
    values: levels.values.slice(0, count),
    counts: levels.counts.slice(0, count),
  }
}

/** Are these finite numbers, each greater than the one before? So are those of every uniform grid. */
function rises(values: Values): boolean {
  for (let i = 1; i < values.length; i++) if (!(values[i] > values[i - 1])) return false
  return values[0] > -Infinity && values[values.length - 1] < Infinity
}

/** Q(x) at evenly spaced x over twice the view, so that a page can cut what it shows. */
export function staircaseOf({ tensor, stats }: Original, quantizer: Quantizer, bins: Bins): Evaluation['staircase'] {
  if (!hasStaircase(quantizer) || stats.finite === 0) return null
  let low = (bins.first - 0.5) * bins.width
  let high = (bins.first + bins.count - 0.5) * bins.width
  if (low < 0 && high > 0) {
    high = Math.max(-low, high)
    low = -high
  }
  const samples = ofSameType(tensor.data, SAMPLES)
  const greatest = samples instanceof Float32Array ? FLOAT32_MAX : Number.MAX_VALUE
  for (let i = 0; i < SAMPLES; i++) {
    // −0.5 to 1.5 of the way from low to high, weighted so that nothing overflows before the bound.
    const part = (2 * i) / (SAMPLES - 1) - 0.5
    samples[i] = Math.min(greatest, Math.max(-greatest, low * (1 - part) + high * part))
  }
  const out = newBlock(quantizer, SAMPLES)
  quantizer.run(0, samples, 0, SAMPLES, out, 0, 0)
  // Beyond what a cast turns into ∞ or NaN there is no stair.
  let count = 0
  for (let i = 0; i < SAMPLES; i++) {
    if (!Number.isFinite(out.values[i])) continue
    samples[count] = samples[i]
    out.values[count++] = out.values[i]
  }
  return { x: new Float64Array(samples.subarray(0, count)), y: new Float64Array(out.values.subarray(0, count)) }
}

/** Packed bytes speak of the weights in them alone, so that other x have no Q(x). */
function hasStaircase({ monotone, layout, packed }: Quantizer): boolean {
  return monotone && layout.groups === 1 && packed === undefined
}

/** Pairs (x, Q(x)) spread evenly over the tensor, where no staircase can be drawn. */
export function scatterOf({ tensor, stats }: Original, quantizer: Quantizer): Evaluation['scatter'] {
  if (hasStaircase(quantizer) || stats.finite === 0) return null
  const pairs = Math.min(PAIRS, stats.n)
  const out = newBlock(quantizer, 1)
  const x: number[] = []
  const y: number[] = []
  for (let pair = 0; pair < pairs; pair++) {
    const index = Math.floor(((pair + 0.5) * stats.n) / pairs)
    if (!Number.isFinite(tensor.data[index])) continue
    quantizer.run(groupOf(quantizer.layout, index), tensor.data, index, index + 1, out, 0, index)
    if (!Number.isFinite(out.values[0])) continue
    x.push(tensor.data[index])
    y.push(out.values[0])
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y) }
}

/** Codes of the first weights; the values themselves where there are no codes. */
export function headOf({ tensor, stats }: Original, quantizer: Quantizer): number[] {
  const count = Math.min(HEAD, stats.n)
  const out = newBlock(quantizer, count)
  runRange(quantizer, tensor.data, 0, count, out, 0)
  return Array.from(quantizer.codes ? out.codes : out.values)
}

function ofSameType(values: Values, size: number): Values {
  return values instanceof Float32Array ? new Float32Array(size) : new Float64Array(size)
}
