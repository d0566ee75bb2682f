import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import type { Tally } from '../../metrics/tally.ts'
import { type EqualBins, equalBinOf } from '../../numeric/equal-bins.ts'
import { MAGIC } from '../../numeric/rounding.ts'
import type { Quantizer } from '../../quantizer/method.ts'
import type { Candidate, Fill } from '../../ranges/search/error-search.ts'
import { atOnce, type Steps } from '../../steps.ts'
import type { DirectPath } from '../direct.ts'
import { type FastPath, isFunction } from '../path.ts'
import { shortlist } from '../shortlist.ts'
import { sortedFinite } from './sort.ts'
import { sizeOfRank } from './rank.ts'
import { findRuns } from './runs.ts'
import { firstGreater, firstNear, firstWhere } from './search.ts'
import { SumTree } from './sums.ts'
import { type Sorted, tallyRuns } from './tally.ts'

/** Weights that a pass over all of them takes in while one run is looked at, or one border between bins is found. */
const WEIGHTS_PER_RUN = 100
const WEIGHTS_PER_BORDER = 50
/** The same where most passes end early, because the error has grown too great. */
const WEIGHTS_PER_LEVEL = 2000

/**
 * Weights in ascending order: a monotone quantizer cuts them into one run per level, and what is asked of a run follows
 * from its ends and from sums that are kept. What costs more than a pass over all weights is left to `direct`.
 */
export class SortedPath implements FastPath {
  readonly #sorted: Sorted
  readonly #direct: DirectPath
  readonly #affordable: typeof affordableRuns

  private constructor(sorted: Sorted, direct: DirectPath, affordable: typeof affordableRuns) {
    this.#sorted = sorted
    this.#direct = direct
    this.#affordable = affordable
  }

  /** Throws RangeError where the memory is not to be had. */
  static *of(
    module: WebAssembly.Module,
    weights: Float32Array,
    direct: DirectPath,
    affordable = affordableRuns,
  ): Steps<SortedPath> {
    const values = yield* sortedFinite(module, weights)
    return new SortedPath({ values, tree: yield* SumTree.over(values) }, direct, affordable)
  }

  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null {
    // without codes there are as many outcomes as weights
    const runs =
      isFunction(quantizer) && quantizer.codes !== null
        ? findRuns(quantizer, this.#sorted.values, this.#affordable(this.#sorted.values.length, quantizer, limit))
        : null
    // what becomes ±∞ or NaN has no error to add up
    if (runs === null || !runs.of.values.every(Number.isFinite)) return this.#direct.tally(quantizer, display, limit)
    return atOnce(tallyRuns(this.#sorted, runs, quantizer, display, limit))
  }

  steady(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null {
    return this.#direct.tally(quantizer, display, limit)
  }

  squaredError(from: number, to: number, candidate: Candidate): number {
    return this.#direct.squaredError(from, to, candidate)
  }

  shortlist(order: readonly number[], count: number, fill: Fill): Steps<readonly number[] | null> {
    return shortlist(order, count, fill, (candidate, bound) => this.gridError(candidate, bound))
  }

  gridError({ scale, least, greatest }: Candidate, bound: number): number | null {
    const { values, tree } = this.#sorted
    if ((greatest - least) * WEIGHTS_PER_LEVEL > values.length) return null
    const factor = 1 / scale
    const roundedAt = (i: number): number => Math.min(greatest, Math.max(least, values[i] * factor + MAGIC - MAGIC))
    const n = values.length
    let error = 0
    for (let from = 0, size = 0; from < n && error <= bound; from += size) {
      const level = roundedAt(from)
      const near = firstGreater(values, (level + 0.5) * scale, from, n, from + size)
      const end = level === greatest ? n : firstNear(near, from, n, (i) => roundedAt(i) > level)
      tree.sum(from, end, level * scale)
      error += tree.squares
      size = end - from
    }
    return error
  }

  ofRank(rank: number, sizes: boolean): number {
    const { values } = this.#sorted
    return sizes ? sizeOfRank(values, rank) : values[rank]
  }

  *countEqual(bins: EqualBins): Steps<Float64Array> {
    const { values } = this.#sorted
    const counts = new Float64Array(bins.count)
    for (let bin = 0, from = 0; from < values.length; bin++) {
      const end = firstWhere(from, values.length, (i) => equalBinOf(bins, values[i]) > bin)
      counts[bin] = end - from
      from = end
    }
    yield 1
    return counts
  }
}

/** How many runs cost less than a pass over `n` weights. */
function affordableRuns(n: number, { scales }: Quantizer, limit: number): number {
  // An error that is not clipped lies within half a step: a third of the bins.
  const borders = scales === null ? 0 : limit / 3
  return Math.floor(n / (WEIGHTS_PER_RUN + borders * WEIGHTS_PER_BORDER))
}
