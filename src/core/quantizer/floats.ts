import { filled } from '../numeric/filled.ts'
import { mustBeFloat32 } from '../numeric/float32.ts'
import {
  bitsOf,
  decodeNumber,
  finiteCodes,
  greatestCode,
  type NumberFormat,
  signBit,
  valuesOf,
} from '../numeric/number-format.ts'
import { type Rounder, rounder } from '../numeric/rounding.ts'
import { FLOAT32_MAX } from '../params.ts'
import type { Values } from '../tensor.ts'
import { type FloatRule, type FloatScale, quantizeFloats } from './float-kernel.ts'
import { castFloats, floatRule } from './float-rule.ts'
import type { RoundingRule } from './from-params.ts'
import type { Layout } from './layout.ts'
import type { Block, Quantizer, TraceStep } from './method.ts'
import type { Remark } from './remarks.ts'

/** Everything that fixes a quantizer to a floating-point format. */
export interface FloatSpec extends RoundingRule {
  readonly layout: Layout
  readonly format: NumberFormat
  /** What is too great becomes what the reference's cast gives, ∞ or NaN; else the greatest number. */
  readonly native: boolean
  /** What numbers of the format are multiplied by, one per group; null without scales. */
  readonly factors: Float32Array | null
  /** What the formula calls a factor; absent: s. */
  readonly symbol?: string
  /** What weights are multiplied by, one per group; null where they are divided by the factor. */
  readonly multipliers: Float32Array | null
  /** The bytes of the scales, one per group, where a file has them in a small format. */
  readonly scaleCodes?: Uint8Array
  /** All bits of the file beside the codes of the weights: scales and padding. */
  readonly extraBits: number
  readonly remarks: readonly Remark[]
}

const MOST_BITS_TABLED = 16

/** Floating-point formats, plain or with a scale per group. */
export class FloatQuantizer implements Quantizer {
  readonly kind = 'floats'
  readonly layout: Layout
  readonly codes: { readonly min: number; readonly max: number }
  readonly scales = null
  readonly factors?: Float32Array
  readonly zeroPoints = null
  readonly low: Float64Array
  readonly high: Float64Array
  readonly asked = null
  readonly precision = 'float32'
  readonly monotone: boolean
  readonly remarks: readonly Remark[]
  readonly spec: FloatSpec
  readonly #rule: FloatRule
  readonly #round: Rounder
  readonly #greatest: number
  /** By code, where a table is worth it. */
  readonly #values: Float32Array | null

  constructor(spec: FloatSpec) {
    const { format, layout, native, factors, rounding, seed } = spec
    this.spec = spec
    this.layout = layout
    this.codes = { min: 0, max: 2 * signBit(format) - 1 }
    if (factors) this.factors = factors
    this.monotone = rounding !== 'stochastic'
    this.remarks = spec.remarks
    this.#round = rounder(rounding, seed)
    this.#rule = floatRule(format, native, rounding === 'half-even' ? null : this.#round)
    this.#values = bitsOf(format) <= MOST_BITS_TABLED ? valuesOf(format) : null
    this.#greatest = decodeNumber(format, greatestCode(format))
    const greatest = greatestCode(format)
    this.high = filled(new Float64Array(layout.groups), (group) => this.decode(greatest, group))
    this.low = filled(new Float64Array(layout.groups), (group) => -this.high[group])
  }

  run(group: number, x: Values, from: number, to: number, out: Block, at: number, first: number): void {
    const scale = this.#scale(group)
    quantizeFloats(this.#rule, scale, mustBeFloat32(x), from, to, out, at, first)
    if (this.#greatest * scale.factor > FLOAT32_MAX) holdFinite(out.values, at, at + to - from)
  }

  decode(code: number, group: number): number {
    const value = this.#values ? this.#values[code] : decodeNumber(this.spec.format, code)
    const scaled = Math.fround(value * this.#scale(group).factor)
    return value - value === 0 ? heldFinite(scaled) : scaled
  }

  symbols(group: number): Record<string, number> {
    const { factors, symbol = 's' } = this.spec
    return factors ? { [symbol]: factors[group] } : {}
  }

  storedBits(n: number): number {
    return n * bitsOf(this.spec.format) + this.spec.extraBits
  }

  levels(): number {
    return finiteCodes(this.spec.format)
  }

  trace(group: number, x: number, index: number): TraceStep[] {
    const { format, factors, symbol = 's' } = this.spec
    const { factor, multiplier } = this.#scale(group)
    const quotient = Math.fround(multiplier === null ? x / factor : x * multiplier)
    const code = castFloats(this.#rule, Float32Array.of(quotient), index).codes[0]
    const value = this.decode(code, group)
    const bits = bitsOf(format)
    return [
      { id: 'x', value: x },
      ...(factors ? [{ id: 'divide', value: quotient, term: `x ÷ ${symbol}` } as const] : []),
      { id: 'nearest', value: decodeNumber(format, code), code: { value: code, bits, ...this.codes } },
      ...(factors ? [{ id: 'dequantize', value, term: `× ${symbol}` } as const] : []),
      { id: 'error', value: value - x },
    ]
  }

  #scale(group: number): FloatScale {
    const { factors, multipliers } = this.spec
    return { factor: factors ? factors[group] : 1, multiplier: multipliers && multipliers[group] }
  }
}

/** A scale can put the greatest levels beyond float32; they stand for its greatest number then. */
function holdFinite(values: Values, from: number, to: number): void {
  for (let o = from; o < to; o++) values[o] = heldFinite(values[o])
}

function heldFinite(value: number): number {
  return value > FLOAT32_MAX ? FLOAT32_MAX : value < -FLOAT32_MAX ? -FLOAT32_MAX : value
}

/** The quantizer that a method of this kind prepared. */
export function floats(quantizer: Quantizer): FloatQuantizer {
  if (quantizer instanceof FloatQuantizer) return quantizer
  throw new TypeError('this quantizer is not one of a floating-point format')
}
