import type { WeightStats } from '../evaluation.ts'
import { asFloat32 } from '../numeric/float32.ts'
import type { Method } from '../quantizer/method.ts'
import type { Steps } from '../steps.ts'
import type { Tensor, Values } from '../tensor.ts'

/** The weights as a method takes them, and what is known of them beforehand. */
export interface Original {
  /** float32, unless the method keeps the float64 of the source. */
  readonly tensor: Tensor
  readonly stats: WeightStats
}

/** Values looked at between two reports of progress. */
const STRIDE = 1 << 19

/** `tensor` as `method` takes it. Conversion and statistics are done once per array of numbers. */
export function* originalOf(tensor: Tensor, method: Pick<Method, 'keepsFloat64'>): Steps<Original> {
  if (method.keepsFloat64) return { tensor, stats: yield* weightStats(tensor.data, 0) }
  const { data, overflowed } = asFloat32(tensor.data)
  return { tensor: { ...tensor, data }, stats: yield* weightStats(data, overflowed) }
}

const known = new WeakMap<Values, WeightStats>()

/** Counts and moments of the finite values; the standard deviation is that of the whole, ÷ n. */
export function* weightStats(values: Values, overflowed: number): Steps<WeightStats> {
  const kept = known.get(values)
  if (kept) return kept
  const sums = { finite: 0, nan: 0, posinf: 0, neginf: 0, min: Infinity, max: -Infinity, sum: 0, squares: 0, spread: 0 }
  for (let from = 0; from < values.length; from += STRIDE) {
    addMoments(values, from, Math.min(values.length, from + STRIDE), sums)
    yield (0.5 * from) / values.length
  }
  const { finite, nan, posinf, neginf } = sums
  const mean = sums.sum / finite
  for (let from = 0; from < values.length; from += STRIDE) {
    sums.spread += squaresAround(mean, values, from, Math.min(values.length, from + STRIDE))
    yield 0.5 + (0.5 * from) / values.length
  }
  const stats = {
    n: values.length,
    finite,
    nan,
    posinf,
    neginf,
    overflowed,
    min: finite > 0 ? sums.min : NaN,
    max: finite > 0 ? sums.max : NaN,
    mean,
    std: Math.sqrt(sums.spread / finite),
    sumSquares: sums.squares,
  }
  known.set(values, stats)
  return stats
}

interface Moments {
  finite: number
  nan: number
  posinf: number
  neginf: number
  min: number
  max: number
  sum: number
  squares: number
}

/** Sums go block by block, which keeps the error of long sums small. */
const BLOCK = 4096

function addMoments(values: Values, from: number, to: number, into: Moments): void {
  for (let start = from; start < to; start += BLOCK) addBlock(values, start, Math.min(to, start + BLOCK), into)
}

function addBlock(values: Values, from: number, to: number, into: Moments): void {
  let { min, max } = into
  let sum = 0
  let squares = 0
  let others = 0
  for (let i = from; i < to; i++) {
    const x = values[i]
    if (x - x !== 0) {
      others++
      if (x > 0) into.posinf++
      else if (x < 0) into.neginf++
      else into.nan++
      continue
    }
    if (x < min) min = x
    if (x > max) max = x
    sum += x
    squares += x * x
  }
  into.finite += to - from - others
  into.min = min
  into.max = max
  into.sum += sum
  into.squares += squares
}

function squaresAround(mean: number, values: Values, from: number, to: number): number {
  let total = 0
  for (let start = from; start < to; start += BLOCK) {
    let sum = 0
    const end = Math.min(to, start + BLOCK)
    for (let i = start; i < end; i++) {
      const distance = values[i] - mean
      if (distance - distance === 0) sum += distance * distance
    }
    total += sum
  }
  return total
}
