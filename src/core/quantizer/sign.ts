import { halfEven } from '../numeric/rounding.ts'
import type { Values } from '../tensor.ts'
import type { Layout } from './layout.ts'
import { type Block, FLAG, type Quantizer, type TraceStep } from './method.ts'

/** What `binary`, `ternary` and `bitnet-b1.58` differ in. Sizes and thresholds are float64, one per group. */
export interface SignSpec {
  readonly layout: Layout
  /** What ±1 stands for, before it is rounded to float32. */
  readonly sizes: Float64Array
  /** A weight of greater size keeps its sign, any other becomes 0; null: all keep it, and 0 counts as positive. */
  readonly thresholds: Float64Array | null
  /** Are weights divided by the size and rounded, so that it is a step and those of 3/2 steps and more are clipped? */
  readonly rounds: boolean
  /** What the formula calls the size. */
  readonly symbol: string
}

/** −1 and 1, or −1, 0 and 1, times a size per group. */
export class SignQuantizer implements Quantizer {
  readonly spec: SignSpec
  readonly layout: Layout
  readonly codes: { readonly min: number; readonly max: number }
  readonly scales: Float32Array | null
  readonly factors: Float32Array
  readonly zeroPoints = null
  readonly low: Float64Array
  readonly high: Float64Array
  readonly asked = null
  readonly precision = 'float32'
  readonly monotone = true

  constructor(spec: SignSpec) {
    this.spec = spec
    this.layout = spec.layout
    this.codes = { min: spec.thresholds ? -1 : 0, max: 1 }
    this.factors = Float32Array.from(spec.sizes)
    this.scales = spec.rounds ? this.factors : null
    this.high = Float64Array.from(this.factors)
    this.low = this.high.map((size) => 0 - size)
  }

  run(group: number, x: Values, from: number, to: number, { codes, values, flags }: Block, at: number): void {
    const { none, below, above, notFinite } = FLAG
    const size = this.factors[group]
    const threshold = this.spec.thresholds ? this.spec.thresholds[group] : -1
    const limit = this.#limit(group)
    for (let i = from, o = at; i < to; i++, o++) {
      const weight = x[i]
      const sign = threshold < 0 ? (weight < 0 ? -1 : 1) : weight > threshold ? 1 : weight < -threshold ? -1 : 0
      codes[o] = threshold < 0 ? (sign + 1) >> 1 : sign
      values[o] = sign * size + 0
      flags[o] = weight - weight !== 0 ? notFinite : weight >= limit ? above : weight <= -limit ? below : none
    }
  }

  decode(code: number, group: number): number {
    return (this.spec.thresholds ? code : 2 * code - 1) * this.factors[group] + 0
  }

  /** A bit for a sign, two with 0 among the codes; a float32 per group. */
  storedBits(n: number): number {
    return n * this.#bits() + this.layout.groups * 32
  }

  symbols(group: number): Record<string, number> {
    const { rounds, symbol, thresholds } = this.spec
    return { ...(thresholds && !rounds ? { Δ: thresholds[group] } : {}), [symbol]: this.factors[group] }
  }

  levels(): number {
    return this.codes.max - this.codes.min + 1
  }

  trace(group: number, x: number): TraceStep[] {
    const out = { codes: new Int32Array(1), values: new Float32Array(1), flags: new Uint8Array(1) }
    this.run(group, Float32Array.of(x), 0, 1, out, 0)
    const code = { value: out.codes[0], bits: this.#bits(), ...this.codes }
    return [
      { id: 'x', value: x },
      ...this.#coding(group, x, code),
      {
        id: 'dequantize',
        value: out.values[0],
        term: `${this.spec.thresholds ? 'q' : 'sign(x)'} × ${this.spec.symbol}`,
      },
      { id: 'error', value: out.values[0] - x },
    ]
  }

  #coding(group: number, x: number, code: NonNullable<TraceStep['code']>): TraceStep[] {
    if (!this.spec.thresholds) return [{ id: 'sign', value: 2 * code.value - 1, code }]
    if (!this.spec.rounds) return [{ id: 'threshold', value: code.value, code }]
    const steps = x / this.spec.sizes[group]
    return [
      { id: 'divide', value: steps, term: `x ÷ ${this.spec.symbol}` },
      { id: 'round', value: halfEven(steps) },
      { id: 'saturate', value: code.value, code },
    ]
  }

  #limit(group: number): number {
    return this.spec.rounds ? 1.5 * this.spec.sizes[group] : Infinity
  }

  #bits(): number {
    return this.spec.thresholds ? 2 : 1
  }
}

/** The quantizer that one of these methods prepared. */
export function signed(quantizer: Quantizer): SignQuantizer {
  if (quantizer instanceof SignQuantizer) return quantizer
  throw new TypeError('this quantizer does not take signs')
}
