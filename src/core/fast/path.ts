import type { EqualBins } from '../numeric/equal-bins.ts'
import type { DisplayHistogram } from '../metrics/display-histogram.ts'
import type { Tally } from '../metrics/tally.ts'
import type { Quantizer } from '../quantizer/method.ts'
import type { Steps } from '../steps.ts'
import type { Values } from '../tensor.ts'

/** A faster way to the numbers of one array of weights: the same counts, and sums that differ in the last digits only. */
export interface FastPath {
  /** What a pass with this quantizer counts; null where this path does not know it. `limit`: error bins at most. */
  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null
  /** The finite weights in bins that hold them all. */
  countEqual(bins: EqualBins): Steps<Float64Array>
}

const paths = new WeakMap<Values, FastPath>()

export function setFastPath(weights: Values, path: FastPath): void {
  paths.set(weights, path)
}

export function fastPathOf(weights: Values): FastPath | undefined {
  return paths.get(weights)
}
