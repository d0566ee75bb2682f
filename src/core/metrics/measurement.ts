import type { Bins } from '../evaluation.ts'
import { newBlock } from '../quantizer/block.ts'
import type { Block, Quantizer } from '../quantizer/method.ts'
import type { Values } from '../tensor.ts'
import { CodeCounts } from './code-counts.ts'
import { countDistinct } from './distinct.ts'
import type { ErrorBins } from './error-bins.ts'
import { addErrors } from './step-errors.ts'
import { forEachStretch, Stretch } from './stretch.ts'
import { ErrorSums } from './error-sums.ts'
import type { Original } from './original.ts'
import type { Outcome } from './outcome.ts'
import type { Tally } from './tally.ts'
import { ClippedBins, ValueBins } from './value-bins.ts'

/** Takes in quantized weights block by block, then tells what came of them. */
export class Measurement {
  readonly quantizer: Quantizer
  readonly sums = new ErrorSums()
  readonly #bins: Bins | null
  readonly #clipped: ClippedBins | null
  readonly #codes: CodeCounts | null
  readonly #errors: ErrorBins | null
  /** Where values do not follow from codes: all of them but those of NaN and ±∞. */
  readonly #stored: Values | null
  #kept = 0
  readonly #stretch: Stretch

  /** `bins` and `errors` are for pictures; figures do without. */
  constructor(original: Original, quantizer: Quantizer, bins: Bins | null, errors: ErrorBins | null) {
    this.quantizer = quantizer
    const { n } = original.stats
    const { codes, layout, precision } = quantizer
    this.#stretch = new Stretch(original.tensor.data, newBlock(quantizer, 0))
    this.#bins = bins
    this.#clipped = bins && new ClippedBins(bins)
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
    this.#clipped?.addLost(this.#stretch)
  }

  readonly #take = (): void => {
    const stretch = this.#stretch
    this.sums.add(stretch)
    this.#codes?.add(stretch)
    this.#clipped?.add(stretch)
    if (this.#stored) this.#store(this.#stored, stretch)
    if (this.#errors) addErrors(this.#errors, stretch, this.quantizer)
  }

  #store(stored: Values, { out, from, to, at }: Stretch): void {
    stored.set(out.values.subarray(at, at + to - from), this.#kept)
    this.#kept += to - from
  }

  /** What was counted. Without a step the errors have no unit yet. */
  tally(): Tally {
    const { quantizer, sums } = this
    const occurring = this.#codes?.occurring() ?? null
    const values = this.#stored
      ? this.#stored.subarray(0, this.#kept)
      : (occurring?.codes.map((code) => quantizer.decode(code, 0)) ?? new Float64Array(0))
    const counts = this.#stored ? null : (occurring?.counts ?? null)
    return {
      sums,
      occurring,
      values,
      counts,
      distinct: countDistinct(values),
      originalClipped: this.#bins && this.#clipped ? this.#clipped.from.slice(this.#bins) : null,
      quantizedClipped: this.#clipped?.to ?? null,
      errors: this.#errors,
    }
  }
}

/** Display counts of the quantized values. */
export function quantizedBins({ values, counts, counted }: Outcome, bins: Bins): ValueBins {
  if (counted) return counted.display
  if (counts === null) {
    const result = new ValueBins(bins)
    result.addAll(values)
    return result
  }
  let least = Infinity
  let greatest = -Infinity
  for (let i = 0; i < values.length; i++) {
    if (values[i] < least) least = values[i]
    if (values[i] > greatest) greatest = values[i]
  }
  const result = new ValueBins(bins, least, greatest)
  for (let i = 0; i < values.length; i++) result.add(values[i], counts[i])
  return result
}
