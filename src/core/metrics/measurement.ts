import type { Bins, Figures } from '../evaluation.ts'
import { newBlock } from '../quantizer/block.ts'
import type { Block, Quantizer } from '../quantizer/method.ts'
import type { Steps } from '../steps.ts'
import type { Values } from '../tensor.ts'
import { CodeCounts } from './code-counts.ts'
import { countDistinct } from './distinct.ts'
import type { ErrorBins } from './error-bins.ts'
import { addStepErrors } from './step-errors.ts'
import { forEachStretch, Stretch } from './stretch.ts'
import { ErrorSums } from './error-sums.ts'
import { figuresOf } from './figures.ts'
import type { Original } from './original.ts'
import type { Outcome } from './outcome.ts'
import { ClippedBins, ValueBins } from './value-bins.ts'

/** Takes in quantized weights block by block, then tells what came of them. */
export class Measurement {
  readonly original: Original
  readonly quantizer: Quantizer
  readonly sums = new ErrorSums()
  readonly clipped: ClippedBins | null
  readonly #codes: CodeCounts | null
  readonly #errors: ErrorBins | null
  /** Where values do not follow from codes: all of them but those of NaN and ±∞. */
  readonly #stored: Values | null
  #kept = 0
  readonly #stretch: Stretch

  /** `bins` and `errors` are for pictures; figures do without. */
  constructor(original: Original, quantizer: Quantizer, bins: Bins | null, errors: ErrorBins | null) {
    this.original = original
    this.quantizer = quantizer
    const { n } = original.stats
    const { codes, layout, precision } = quantizer
    this.#stretch = new Stretch(original.tensor.data, newBlock(quantizer, 0))
    this.clipped = bins && new ClippedBins(bins)
    this.#errors = errors
    this.#codes = codes && new CodeCounts(codes.min, codes.max, n)
    const tabled = codes !== null && layout.groups === 1
    this.#stored = tabled ? null : precision === 'float64' ? new Float64Array(n) : new Float32Array(n)
  }

  /** Takes in the weights [from, to), at most a block of them, quantized into `out` from index `at` on. */
  add(from: number, to: number, out: Block, at: number): void {
    this.#stretch.out = out
    forEachStretch(this.#stretch, from, to, at, this.#take)
    this.sums.addLost(this.#stretch)
    this.clipped?.addLost(this.#stretch)
  }

  readonly #take = (): void => {
    const stretch = this.#stretch
    this.sums.add(stretch)
    this.#codes?.add(stretch)
    this.clipped?.add(stretch)
    if (this.#stored) this.#store(this.#stored, stretch)
    if (this.#errors) addStepErrors(this.#errors, stretch, this.quantizer)
  }

  #store(stored: Values, { out, from, to, at }: Stretch): void {
    stored.set(out.values.subarray(at, at + to - from), this.#kept)
    this.#kept += to - from
  }

  /** The last step: figures, and what of the quantized values was counted on the way to them. */
  *finish(): Steps<Measured> {
    const { quantizer, original } = this
    const occurring = this.#codes?.occurring() ?? null
    const values = this.#stored
      ? this.#stored.subarray(0, this.#kept)
      : (occurring?.codes.map((code) => quantizer.decode(code, 0)) ?? new Float64Array(0))
    const outcome = { occurring, values, counts: this.#stored ? null : (occurring?.counts ?? null) }
    const distinct = countDistinct(values)
    return { ...outcome, distinct, figures: yield* figuresOf(original, quantizer, this.sums, outcome) }
  }
}

export interface Measured extends Outcome {
  readonly distinct: number
  readonly figures: Figures
}

/** Display counts of the quantized values. */
export function quantizedBins({ values, counts }: Outcome, bins: Bins): ValueBins {
  const result = new ValueBins(bins)
  if (counts === null) result.addAll(values)
  else for (let i = 0; i < values.length; i++) result.add(values[i], counts[i])
  return result
}
