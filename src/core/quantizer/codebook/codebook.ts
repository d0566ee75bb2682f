import { filled } from '../../numeric/filled.ts'
import type { Values } from '../../tensor.ts'
import type { Layout } from '../layout.ts'
import { type Block, FLAG, type LevelLine, type Quantizer, type TraceStep } from '../method.ts'
import type { NestedScales } from './dynamic-map.ts'
import { type Lookup, lookupOf, placeOf } from './lookup.ts'

/** A codebook with its scales: all that `nf4`, `fp4`, `power-of-two` and `kmeans` differ in. */
export interface CodebookSpec {
  readonly layout: Layout
  /** The entries, rising; equal neighbours are allowed. */
  readonly levels: Float32Array
  /** The stored code of every entry. */
  readonly codes: Int32Array
  /** A number above `thresholds[i]` is nearer to entry i + 1 than to entry i; one at it stays with entry i. */
  readonly thresholds: Float32Array
  /** What weights are multiplied by before they are compared, one per group; the product is rounded to float32. */
  readonly multipliers: Float64Array
  /** What the entries are multiplied by, one per group. */
  readonly factors: Float32Array
  /** What the formula calls a factor; absent: s. */
  readonly symbol?: string
  /** `weight`: the entries are weights as they stand, and all factors 1. */
  readonly unit: LevelLine['unit']
  /** The factors as double quantization stores them. */
  readonly nested?: NestedScales | undefined
  /** What ±∞ becomes: as NaN the entry that 0 gets, or the outermost ones. */
  readonly infinite: 'zero' | 'ends'
  /** Width of a code. */
  readonly bits: number
  /** All bits of `n` codes and of everything beside them. */
  readonly storedBits: (n: number) => number
}

/** At most this many weights at a time, so that the scratch stays in the nearest cache. */
const CHUNK = 1024
const scaled = new Float32Array(CHUNK)
const scaledBits = new Uint32Array(scaled.buffer)
const EXPONENT = 0x7f800000

/** Nearest entry of a codebook, per group times a factor. */
export class CodebookQuantizer implements Quantizer {
  readonly kind = 'codebook'
  readonly spec: CodebookSpec
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
  readonly #lookup: Lookup
  /** The value of every code from the least on. */
  readonly #values: Float32Array

  constructor(spec: CodebookSpec) {
    const { layout, levels, codes, thresholds, factors } = spec
    this.spec = spec
    this.layout = layout
    this.codes = { min: Math.min(...codes), max: Math.max(...codes) }
    if (spec.unit === 'scale') this.factors = factors
    // A negative factor turns the order round: absolute maxima that are stored in 8 bits can come out below 0.
    this.monotone = factors.every((factor) => factor >= 0)
    this.#lookup = lookupOf(thresholds)
    this.#values = new Float32Array(this.codes.max - this.codes.min + 1)
    for (let place = 0; place < codes.length; place++) this.#values[codes[place] - this.codes.min] = levels[place]
    const [first, last] = [levels[0], levels[levels.length - 1]]
    const ends = (pick: (x: number, y: number) => number): Float64Array =>
      filled(new Float64Array(factors.length), (group) => {
        // The sum with 0 turns −0 into 0.
        return pick(times(first, factors[group]), times(last, factors[group])) + 0
      })
    this.low = ends(Math.min)
    this.high = ends(Math.max)
  }

  run(group: number, x: Values, from: number, to: number, out: Block, at: number): void {
    const multiplier = this.spec.multipliers[group]
    for (let start = from; start < to; start += CHUNK) {
      const end = Math.min(to, start + CHUNK)
      for (let i = start; i < end; i++) scaled[i - start] = x[i] * multiplier
      this.#write(this.spec.factors[group], end - start, out, at + start - from)
    }
  }

  /** Runs for every weight at every move of a slider, so nothing is called. */
  #write(factor: number, count: number, { codes, values, flags }: Block, at: number): void {
    const { starts, thresholds } = this.#lookup
    const { levels, codes: codeOf } = this.spec
    const { none, notFinite } = FLAG
    for (let i = 0, o = at; i < count; i++, o++) {
      const bits = scaledBits[i]
      const value = scaled[i]
      let place = starts[bits >>> 16]
      while (value > thresholds[place]) place++
      const finite = (bits & EXPONENT) !== EXPONENT
      if (!finite) place = this.#placeOf(value)
      flags[o] = finite ? none : notFinite
      codes[o] = codeOf[place]
      values[o] = levels[place] * factor
    }
  }

  #placeOf(value: number): number {
    const isZero = value !== value || (this.spec.infinite === 'zero' && value - value !== 0)
    return placeOf(this.#lookup, isZero ? 0 : value)
  }

  decode(code: number, group: number): number {
    return times(this.#values[code - this.codes.min], this.spec.factors[group])
  }

  storedBits(n: number): number {
    return this.spec.storedBits(n)
  }

  levels(): number {
    return this.spec.codes.length
  }

  symbols(group: number): Record<string, number> {
    const { factors, symbol = 's', unit } = this.spec
    return unit === 'scale' ? { [symbol]: factors[group] } : {}
  }

  trace(group: number, x: number): TraceStep[] {
    const { levels, codes, bits, multipliers, unit, symbol = 's' } = this.spec
    const steps = Math.fround(x * multipliers[group])
    const place = this.#placeOf(steps)
    const value = this.decode(codes[place], group)
    return [
      { id: 'x', value: x },
      ...(unit === 'scale' ? [{ id: 'divide', value: steps, term: `x ÷ ${symbol}` } as const] : []),
      { id: 'nearest', value: levels[place], code: { value: codes[place], bits, ...this.codes } },
      { id: 'dequantize', value, ...(unit === 'scale' ? { term: `c[q] × ${symbol}` } : {}) },
      { id: 'error', value: value - x },
    ]
  }
}

function times(level: number, factor: number): number {
  return Math.fround(level * factor)
}

/** The quantizer that a method with a codebook prepared. */
export function codebook(quantizer: Quantizer): CodebookQuantizer {
  if (quantizer instanceof CodebookQuantizer) return quantizer
  throw new TypeError('this quantizer has no codebook')
}
