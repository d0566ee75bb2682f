import type { EncoderTables } from '../numeric/number-encoder.ts'
import { MAGIC, type Rounder } from '../numeric/rounding.ts'
import { type Block, FLAG } from './method.ts'

/** What is the same for all groups. `special` gives the code of what no finite number of the format stands for. */
export interface FloatRule {
  readonly tables: EncoderTables
  /** Null means ties to even, which has a loop of its own. */
  readonly round: Rounder | null
  /** The code that −0 would have, in formats where it means NaN; null elsewhere. */
  readonly missingZero: number | null
  special(scaled: number): number
  decode(code: number): number
}

/** The scale of one group: weights are multiplied by `multiplier`, or divided by `factor` where that is null. */
export interface FloatScale {
  /** What numbers of the format are multiplied by. */
  readonly factor: number
  readonly multiplier: number | null
}

/** At most this many weights at a time: the scratch stays in the nearest cache. */
const CHUNK = 1024
const scaled = new Float32Array(CHUNK)
const words = new Uint32Array(scaled.buffer)

/**
 * Scales the weights `x[from, to)` in float32, rounds them to the format and scales them back. `first` is the place of
 * `x[from]` in the tensor.
 */
export function quantizeFloats(
  rule: FloatRule,
  scale: FloatScale,
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
    fillScaled(scale, x, start, end)
    if (rule.round === null) roundHalfEven(rule, scale.factor, x, start, end, out, place)
    else roundBy(rule.round, rule, scale.factor, x, start, end, out, place, first + start - from)
    if (rule.missingZero !== null) dropMinusZeros(out, place, place + end - start, rule.missingZero)
  }
}

/** Storing rounds to float32. */
function fillScaled({ factor, multiplier }: FloatScale, x: Float32Array, from: number, to: number): void {
  const into = scaled
  if (multiplier !== null) for (let i = from; i < to; i++) into[i - from] = x[i] * multiplier
  else if (factor !== 1) for (let i = from; i < to; i++) into[i - from] = x[i] / factor
  else for (let i = from; i < to; i++) into[i - from] = x[i]
}

/** Runs for every weight at every move of a slider: no branch but for what is out of reach, and nothing is called. */
function roundHalfEven(
  rule: FloatRule,
  factor: number,
  x: Float32Array,
  from: number,
  to: number,
  out: Block,
  at: number,
): void {
  const { inverse, unit, offset, most } = rule.tables
  const { codes, values, flags } = out
  const { none } = FLAG
  const magic = MAGIC
  const count = to - from
  for (let i = 0, o = at; i < count; i++, o++) {
    const top = words[i] >>> 23
    const rounded = scaled[i] * inverse[top] + magic - magic
    if (rounded <= most[top]) {
      codes[o] = rounded + offset[top]
      values[o] = rounded * unit[top] * factor
      flags[o] = none
    } else takeSpecial(rule, factor, x[from + i], scaled[i], out, o)
  }
}

function roundBy(
  round: Rounder,
  rule: FloatRule,
  factor: number,
  x: Float32Array,
  from: number,
  to: number,
  out: Block,
  at: number,
  first: number,
): void {
  const { inverse, unit, offset, most } = rule.tables
  const { codes, values, flags } = out
  const { none } = FLAG
  const count = to - from
  for (let i = 0, o = at; i < count; i++, o++) {
    const top = words[i] >>> 23
    const rounded = Math.abs(round(scaled[i] * Math.abs(inverse[top]), first + i))
    if (rounded <= most[top]) {
      codes[o] = rounded + offset[top]
      values[o] = rounded * unit[top] * factor
      flags[o] = none
    } else takeSpecial(rule, factor, x[from + i], scaled[i], out, o)
  }
}

function takeSpecial(
  rule: FloatRule,
  factor: number,
  weight: number,
  quotient: number,
  { codes, values, flags }: Block,
  o: number,
): void {
  const code = rule.special(quotient)
  codes[o] = code
  values[o] = rule.decode(code) * factor
  flags[o] = weight - weight !== 0 ? FLAG.notFinite : weight > 0 ? FLAG.above : FLAG.below
}

function dropMinusZeros({ codes, values }: Block, from: number, to: number, minusZero: number): void {
  for (let o = from; o < to; o++) {
    if (codes[o] !== minusZero || values[o] !== 0) continue
    codes[o] = 0
    values[o] = 0
  }
}
