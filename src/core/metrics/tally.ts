import type { Bins } from '../evaluation.ts'
import type { Outcome } from './outcome.ts'
import type { ValueBins } from './value-bins.ts'

/** Sums over the errors y − x of the finite weights, in float64. */
export interface Sums {
  readonly count: number
  readonly error: number
  readonly absolute: number
  readonly squares: number
  /** The part of `squares` that clipped weights make. */
  readonly clippedSquares: number
  readonly greatest: number
  /** Σ x·y and Σ y². */
  readonly product: number
  readonly valueSquares: number
  /** Weights that were 0 and stayed 0. */
  readonly zeros: number
  readonly below: number
  readonly above: number
  /** Of these, the ones that became ±∞ or NaN. They are in no other sum. */
  readonly lost: number
}

/** Σx² of the weights that are in the sums, given that of all finite ones. */
export function signalOf(sums: Sums, all: number): number {
  // Σ(y − x)² + 2·Σxy − Σy²: to subtract the squares of the lost, the greatest of all, would leave nothing exact.
  return sums.lost === 0 ? all : sums.squares + 2 * sums.product - sums.valueSquares
}

/** Errors in bins of a unit. */
export interface ErrorCounts {
  readonly bins: Bins
  readonly rounding: Uint32Array
  readonly clipping: Uint32Array
  /** Beyond the bins. */
  readonly below: number
  readonly above: number
}

/** What one pass over the weights counts and sums. */
export interface Tally extends Outcome {
  readonly sums: Sums
  /** Different numbers among the quantized values. */
  readonly distinct: number
  /** Clipped weights in the display bins of the original; null where nobody asked. */
  readonly originalClipped: Uint32Array | null
  /** Where they went. */
  readonly quantizedClipped: ValueBins | null
  /** Null where nobody asked, and where the unit is known only after the pass. */
  readonly errors: ErrorCounts | null
  /** Gives the memory of `occurring`, `values` and `counts` back: they are not looked at any more. */
  readonly release?: () => void
}
