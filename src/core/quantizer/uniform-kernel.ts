import { MAGIC, type Rounder } from '../numeric/rounding.ts'
import { type Block, FLAG } from './method.ts'

/** The numbers of one group. */
export interface UniformStep {
  readonly scale: number
  readonly zero: number
  readonly min: number
  readonly max: number
  /** float32(1 ÷ scale) where weights are multiplied by it; null where they are divided by the scale. */
  readonly factor: number | null
}

/** At most this many weights at a time: the scratch stays in the nearest cache, and the loops stay short (see `STRETCH`). */
const CHUNK = 1024
const products = new Float32Array(CHUNK)

/**
 * codes = saturate(round(x ÷ s) + z), values = (codes − z) · s, float32 after every operation. NaN gets code z.
 * `round` null means ties to even, which has a loop of its own. `first` is the place of `x[from]` in the tensor.
 */
export function quantizeUniform(
  step: UniformStep,
  round: Rounder | null,
  x: Float32Array,
  from: number,
  to: number,
  out: Block,
  at: number,
  first: number,
): void {
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(to, start + CHUNK)
    const place = at + start - from
    clear(out.flags, place, place + end - start)
    if (round !== null) quantizeRounding(step, round, x, start, end, out, place, first + start - from)
    else if (step.factor === null) quantizeHalfEven(step, step.scale, x, start, x, start, end, out, place)
    else {
      multiply(x, start, end, step.factor)
      // What is divided by 1 stays as it is, so products need no loop of their own.
      quantizeHalfEven(step, 1, products, 0, x, start, end, out, place)
    }
  }
}

/** A loop of our own for short runs, where `fill` costs more than it fills. */
function clear(flags: Uint8Array, from: number, to: number): void {
  if (to - from > 64) flags.fill(FLAG.none, from, to)
  else for (let o = from; o < to; o++) flags[o] = FLAG.none
}

/** Fills `products`; storing rounds to float32. */
function multiply(x: Float32Array, from: number, to: number, factor: number): void {
  const into = products
  for (let i = from; i < to; i++) into[i - from] = x[i] * factor
}

/**
 * Rounds `dividends[offset …] ÷ divisor` to even for the weights `x[from, to)`. Runs for every weight at every move of
 * a slider: `MAGIC` rounds, flags are cleared beforehand, and nothing is called.
 */
function quantizeHalfEven(
  { scale, zero, min, max }: UniformStep,
  divisor: number,
  dividends: Float32Array,
  offset: number,
  x: Float32Array,
  from: number,
  to: number,
  { codes, values, flags }: Block,
  at: number,
): void {
  const { notFinite } = FLAG
  const { lower, upper } = endFlags(scale)
  const magic = MAGIC
  const least = min - zero
  const greatest = max - zero
  const count = to - from
  for (let i = 0, d = offset, o = at; i < count; i++, d++, o++) {
    let rounded = Math.fround(dividends[d] / divisor) + magic - magic
    if (!(rounded >= least && rounded <= greatest)) {
      const weight = x[from + i]
      flags[o] = weight - weight !== 0 ? notFinite : rounded > greatest ? upper : lower
      rounded = rounded > greatest ? greatest : rounded < least ? least : 0
    }
    values[o] = Math.fround(rounded * scale)
    codes[o] = rounded + zero
  }
}

function quantizeRounding(
  { scale, zero, min, max, factor }: UniformStep,
  round: Rounder,
  x: Float32Array,
  from: number,
  to: number,
  { codes, values, flags }: Block,
  at: number,
  first: number,
): void {
  const { notFinite } = FLAG
  const { lower, upper } = endFlags(scale)
  const least = min - zero
  const greatest = max - zero
  const count = to - from
  for (let i = 0, o = at; i < count; i++, o++) {
    const weight = x[from + i]
    // The sum with 0 turns −0 into 0, which is what the integer code gives back.
    let rounded = round(Math.fround(factor === null ? weight / scale : weight * factor), first + i) + 0
    if (!(rounded >= least && rounded <= greatest)) {
      flags[o] = weight - weight !== 0 ? notFinite : rounded > greatest ? upper : lower
      rounded = rounded > greatest ? greatest : rounded < least ? least : 0
    }
    values[o] = Math.fround(rounded * scale)
    codes[o] = rounded + zero
  }
}

/** Which end of the values the ends of the codes are: a negative scale turns them round. */
function endFlags(scale: number): { lower: number; upper: number } {
  return scale < 0 ? { lower: FLAG.above, upper: FLAG.below } : { lower: FLAG.below, upper: FLAG.above }
}
