import { type Cast, castInt32, codesOfWidth, INT32_MAX, INT32_MIN, twosComplementWidth } from '../numeric/cast.ts'
import { type Rounder, rounder } from '../numeric/rounding.ts'
import type { Values } from '../tensor.ts'
import type { RoundingRule } from './from-params.ts'
import { type Layout, tensorLayout } from './layout.ts'
import { type Block, FLAG, type Quantizer, type TraceStep } from './method.ts'

export interface FixedPointSpec extends RoundingRule {
  readonly n: number
  /** Fractional bits; null for plain integers, whose worked example shows no multiplication. */
  readonly fraction: number | null
  readonly cast: Cast
  /** float32 weights: 2^k · x is rounded to float32, as NumPy does. */
  readonly single: boolean
}

/** codes = int32(round(2^k · x)), values = codes ÷ 2^k: the article's `integer` (k = 0) and `fixed-point`. */
export class FixedPointQuantizer implements Quantizer {
  readonly layout: Layout
  readonly codes = { min: INT32_MIN, max: INT32_MAX }
  readonly scales: Float32Array
  readonly zeroPoints = null
  readonly low: Float64Array
  readonly high: Float64Array
  readonly asked = null
  readonly precision = 'float64'
  readonly monotone: boolean
  readonly spec: FixedPointSpec
  /** 2^k. */
  readonly units: number
  readonly #round: Rounder

  constructor(spec: FixedPointSpec) {
    this.spec = spec
    this.units = 1 << (spec.fraction ?? 0)
    this.#round = rounder(spec.rounding, spec.seed)
    this.layout = tensorLayout(spec.n)
    this.scales = Float32Array.of(1 / this.units)
    this.low = Float64Array.of(INT32_MIN / this.units)
    this.high = Float64Array.of(INT32_MAX / this.units)
    // The other casts send what is too great to the least code or round the circle.
    this.monotone = spec.cast === 'int32' && spec.rounding !== 'stochastic'
  }

  run(_group: number, x: Values, from: number, to: number, out: Block, at: number, first: number): void {
    const { codes, values, flags } = out
    const { cast, single } = this.spec
    const units = this.units
    const round = this.#round
    const least = INT32_MIN
    const greatest = INT32_MAX
    const { none, below, above, notFinite } = FLAG
    for (let i = from, o = at; i < to; i++, o++) {
      const weight = x[i]
      const scaled = weight * units
      const rounded = round(single ? Math.fround(scaled) : scaled, first + i - from)
      const inside = rounded >= least && rounded <= greatest
      const code = inside ? rounded : castInt32(rounded, cast)
      codes[o] = code
      // From the stored integer: −0 has no code.
      values[o] = codes[o] / units
      flags[o] = inside ? none : weight - weight !== 0 ? notFinite : rounded > 0 ? above : below
    }
  }

  decode(code: number): number {
    return code / this.units
  }

  storedBits(n: number, least: number, greatest: number): number {
    return n * twosComplementWidth(least, greatest)
  }

  levels(least: number, greatest: number): number {
    return codesOfWidth(twosComplementWidth(least, greatest))
  }

  trace(_group: number, x: number, index: number): TraceStep[] {
    const scaled = this.spec.single ? Math.fround(x * this.units) : x * this.units
    const rounded = this.#round(scaled, index)
    const code = castInt32(rounded, this.spec.cast)
    const value = this.decode(code)
    return [
      { id: 'x', value: x },
      ...(this.spec.fraction === null ? [] : [{ id: 'multiply', value: scaled, term: '2ᵏ × x' } as const]),
      { id: 'round', value: rounded },
      { id: 'cast', value: code, code: { value: code, bits: 32, min: INT32_MIN, max: INT32_MAX } },
      ...(this.spec.fraction === null ? [] : [{ id: 'dequantize', value } as const]),
      { id: 'error', value: value - x },
    ]
  }
}
