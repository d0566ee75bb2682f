import { mustBeFloat32 } from '../numeric/float32.ts'
import { type Rounder, rounder } from '../numeric/rounding.ts'
import type { Ranges } from '../ranges/search/find.ts'
import type { Values } from '../tensor.ts'
import type { RoundingRule } from './from-params.ts'
import type { Words } from '../words.ts'
import type { Layout } from './layout.ts'
import { type Block, type LevelLine, MOST_LEVELS_SHOWN, type Quantizer, type TraceStep } from './method.ts'
import { quantizeUniform, type UniformStep } from './uniform-kernel.ts'

/** Everything that fixes a uniform quantizer. */
export interface UniformSpec extends RoundingRule {
  readonly layout: Layout
  /** The least and greatest code. */
  readonly min: number
  readonly max: number
  /** One per group. */
  readonly scales: Float32Array
  /** One per group; null where zero is code 0 by definition. */
  readonly zeroPoints: Int32Array | null
  readonly asked: Ranges | null
  /** Multiply by float32(1 ÷ s) instead of dividing by s. */
  readonly reciprocal: boolean
}

/** Equal steps: what `affine` and `symmetric` share. */
export class UniformQuantizer implements Quantizer {
  readonly layout: Layout
  readonly codes: { readonly min: number; readonly max: number }
  readonly scales: Float32Array
  readonly zeroPoints: Int32Array | null
  readonly low: Float64Array
  readonly high: Float64Array
  readonly asked: Ranges | null
  readonly precision = 'float32'
  readonly monotone: boolean
  readonly spec: UniformSpec
  readonly #round: Rounder

  constructor(spec: UniformSpec) {
    this.spec = spec
    this.layout = spec.layout
    this.codes = { min: spec.min, max: spec.max }
    this.scales = spec.scales
    this.zeroPoints = spec.zeroPoints
    this.asked = spec.asked
    this.monotone = spec.rounding !== 'stochastic'
    this.#round = rounder(spec.rounding, spec.seed)
    this.low = new Float64Array(spec.layout.groups)
    this.high = new Float64Array(spec.layout.groups)
    for (let group = 0; group < spec.layout.groups; group++) {
      const [first, last] = [this.decode(spec.min, group), this.decode(spec.max, group)]
      this.low[group] = Math.min(first, last)
      this.high[group] = Math.max(first, last)
    }
  }

  run(group: number, x: Values, from: number, to: number, out: Block, at: number, first: number): void {
    const round = this.spec.rounding === 'half-even' ? null : this.#round
    quantizeUniform(this.step(group), round, mustBeFloat32(x), from, to, out, at, first)
  }

  decode(code: number, group: number): number {
    return Math.fround((code - this.#zero(group)) * this.scales[group])
  }

  /** A float32 per scale and a code's width per zero point. */
  storedBits(n: number): number {
    const bits = this.#bits()
    const perGroup = 32 + (this.zeroPoints === null ? 0 : bits)
    return n * bits + this.layout.groups * perGroup
  }

  levels(): number {
    return this.spec.max - this.spec.min + 1
  }

  trace(group: number, x: number, index: number): TraceStep[] {
    const { scale, zero, min, max, factor } = this.step(group)
    const steps = Math.fround(factor === null ? x / scale : x * factor)
    const rounded = this.#round(steps, index)
    const shifted = rounded + zero
    const code = shifted > max ? max : shifted < min ? min : shifted === shifted ? shifted : zero
    const value = this.decode(code, group)
    return [
      { id: 'x', value: x },
      { id: 'divide', value: steps },
      { id: 'round', value: rounded },
      ...(this.zeroPoints === null ? [] : [{ id: 'shift', value: shifted } as const]),
      { id: 'saturate', value: code, code: { value: code, bits: this.#bits(), min, max } },
      { id: 'dequantize', value },
      { id: 'error', value: value - x },
    ]
  }

  #zero(group: number): number {
    return this.zeroPoints === null ? 0 : this.zeroPoints[group]
  }

  /** The numbers of one group. */
  step(group: number): UniformStep {
    const scale = this.scales[group]
    const factor = this.spec.reciprocal ? Math.fround(1 / scale) : null
    return { scale, zero: this.#zero(group), min: this.spec.min, max: this.spec.max, factor }
  }

  #bits(): number {
    return Math.max(1, 32 - Math.clz32(this.spec.max - this.spec.min))
  }
}

/** The quantizer that `affine` or `symmetric` prepared. */
export function uniform(quantizer: Quantizer): UniformQuantizer {
  if (quantizer instanceof UniformQuantizer) return quantizer
  throw new TypeError('this quantizer is not a uniform one')
}

/** The whole numbers from the least code to the greatest: levels in steps of s, before the zero point. */
export function wholeLevels(
  { min, max }: { readonly min: number; readonly max: number },
  unit: LevelLine['unit'] = 'scale',
): LevelLine | null {
  const count = max - min + 1
  return count > MOST_LEVELS_SHOWN ? null : { values: Float64Array.from({ length: count }, (_, i) => min + i), unit }
}

/** What becomes of NaN and ±∞. */
export const SATURATES: Words = {
  en: 'NaN becomes the zero point; ±∞ saturates to the ends',
  'zh-CN': 'NaN 取零点；±∞ 饱和到两端',
}
