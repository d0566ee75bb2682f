import type { EqualBins } from '../numeric/equal-bins.ts'
import type { DisplayHistogram } from '../metrics/display-histogram.ts'
import type { Tally } from '../metrics/tally.ts'
import type { Quantizer } from '../quantizer/method.ts'
import type { GroupKernels } from './groups.ts'
import type { Candidate, Fill } from '../ranges/search/error-search.ts'
import type { Steps } from '../steps.ts'
import type { Values } from '../tensor.ts'

/** A faster way to the numbers of one array of weights: the same counts, and sums that differ in the last digits only. */
export interface FastPath {
  /** What a pass with this quantizer counts; null where this path does not know it. `limit`: error bins at most. */
  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null
  /**
   * The same with sums that are added up in one order, whatever has been prepared in the background: a link then gives
   * the same figures to the last digit whenever it is opened. Absent: `tally` is that already.
   */
  steady?(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null
  /** Of weights that may share scales in groups; set by who makes paths. */
  groups?: GroupKernels | null
  /** The finite weights in bins that hold them all. */
  countEqual(bins: EqualBins): Steps<Float64Array>
  /** What `squaredError` gives for the finite weights [from, to), to the last bit. */
  squaredError?(from: number, to: number, candidate: Candidate): number
  /**
   * The squared error of a grid over all weights to 12 digits, at a glance; null where it would take as long as a pass.
   * Where it exceeds `bound`, perhaps only a part of it that does so too.
   */
  gridError?(candidate: Candidate, bound: number): number | null
  /** The candidates in `order` that can have the least error over the `count` finite weights; null where that would take as long as passes. */
  shortlist?(order: readonly number[], count: number, fill: Fill): Steps<readonly number[] | null>
  /** The finite weight of this rank (0 is the least), or the size of this rank. */
  ofRank?(rank: number, sizes: boolean): number
}

/**
 * Is what becomes of a weight a rising function of its value alone? What is not monotone may look at its place, as
 * stochastic rounding does, and what is packed belongs to these weights only.
 */
export function isFunction({ monotone, layout, packed }: Quantizer): boolean {
  return monotone && layout.groups === 1 && packed === undefined
}

const paths = new WeakMap<Values, FastPath>()

export function setFastPath(weights: Values, path: FastPath): void {
  paths.set(weights, path)
}

export function fastPathOf(weights: Values): FastPath | undefined {
  return paths.get(weights)
}
