import {
  type Cast,
  castInt32,
  codesOfWidth,
  INT32_GREATEST,
  INT32_LEAST,
  INT32_MAX,
  INT32_MIN,
  twosComplementWidth,
} from '../numeric/cast.ts'
import type { Values } from '../tensor.ts'
import { type Layout, tensorLayout } from './layout.ts'
import { type Block, FLAG, type Quantizer, type TraceStep } from './method.ts'

/** Up to here every whole number is a float32. */
const FLOAT32_WHOLE = 1 << 24

export interface ClipSpec {
  readonly n: number
  /** As they are compared: already float32 for float32 weights. a > b is allowed and gives b, as in NumPy. */
  readonly a: number
  readonly b: number
  /** Null: the clipped numbers stay as they are. */
  readonly cast: Cast | null
  /** float32 weights. */
  readonly single: boolean
}

/** min(max(x, a), b), then towards zero into an int32: the article's third method. */
export class ClipQuantizer implements Quantizer {
  readonly kind = 'clip'
  readonly layout: Layout
  readonly codes: { readonly min: number; readonly max: number } | null
  readonly reach: { readonly min: number; readonly max: number } | null
  readonly scales: Float32Array | null
  readonly zeroPoints = null
  readonly low: Float64Array
  readonly high: Float64Array
  readonly asked: { readonly a: Float64Array; readonly b: Float64Array }
  readonly precision: 'float32' | 'float64'
  readonly monotone: boolean
  readonly spec: ClipSpec

  constructor(spec: ClipSpec) {
    const { a, b, cast, single } = spec
    this.spec = spec
    this.layout = tensorLayout(spec.n)
    this.codes = cast ? { min: INT32_MIN, max: INT32_MAX } : null
    this.scales = cast ? Float32Array.of(1) : null
    this.asked = { a: Float64Array.of(a), b: Float64Array.of(b) }
    const fits = Math.min(a, b) >= INT32_MIN && b <= INT32_MAX
    this.monotone = cast === null || cast === 'int32' || fits
    const ends = [Math.min(a, b), b].map((end) => (cast ? castInt32(end, cast) : end))
    // what a cast makes of greater ends may be small again
    const exact = cast !== null && Math.max(Math.abs(Math.min(a, b)), Math.abs(b)) <= FLOAT32_WHOLE
    this.reach = exact ? { min: ends[0], max: ends[1] } : null
    this.precision = single && (cast === null || exact) ? 'float32' : 'float64'
    this.low = Float64Array.of(this.monotone ? ends[0] : INT32_MIN)
    this.high = Float64Array.of(this.monotone ? ends[1] : INT32_MAX)
  }

  run(_group: number, x: Values, from: number, to: number, out: Block, at: number): void {
    const { codes, values, flags } = out
    const { a, b, cast } = this.spec
    const { none, below, above, notFinite } = FLAG
    // What the cast cannot hold is clipped too.
    const least = cast ? Math.max(a, INT32_LEAST) : a
    const greatest = cast ? Math.min(b, INT32_GREATEST) : b
    for (let i = from, o = at; i < to; i++, o++) {
      const weight = x[i]
      const clipped = clip(weight, a, b)
      const code = cast ? castInt32(clipped, cast) : 0
      codes[o] = code
      values[o] = cast ? code : clipped
      // A weight above b was lowered, also where a > b; any other outside was raised.
      flags[o] = weight - weight !== 0 ? notFinite : weight > greatest ? above : weight < least ? below : none
    }
  }

  decode(code: number): number {
    return code
  }

  storedBits(n: number, least: number, greatest: number): number {
    return n * (this.codes ? twosComplementWidth(least, greatest) : 32)
  }

  levels(least: number, greatest: number): number {
    return this.codes ? codesOfWidth(twosComplementWidth(least, greatest)) : NaN
  }

  trace(_group: number, x: number): TraceStep[] {
    const { a, b, cast } = this.spec
    const raised = raise(x, a)
    const clipped = lower(raised, b)
    const value = cast ? castInt32(clipped, cast) : clipped
    return [
      { id: 'x', value: x },
      { id: 'max', value: raised, term: 'max(x, a)' },
      { id: 'min', value: clipped, term: 'min(·, b)' },
      ...(cast ? [{ id: 'cast', value, code: { value, bits: 32, min: INT32_MIN, max: INT32_MAX } } as const] : []),
      { id: 'error', value: value - x },
    ]
  }
}

/** `np.minimum(np.maximum(x, a), b)`: NaN stays NaN, and of equal numbers the bound is taken, which matters for −0. */
export function clip(x: number, a: number, b: number): number {
  return lower(raise(x, a), b)
}

function raise(x: number, a: number): number {
  return x <= a ? a : x
}

function lower(x: number, b: number): number {
  return x >= b ? b : x
}
