import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import type { Tally } from '../../metrics/tally.ts'
import { type EqualBins, equalBinOf } from '../../numeric/equal-bins.ts'
import type { Quantizer } from '../../quantizer/method.ts'
import type { Candidate, Fill } from '../../ranges/search/error-search.ts'
import { atOnce, type Steps } from '../../steps.ts'
import type { DirectPath } from '../direct.ts'
import { type FastPath, isFunction } from '../path.ts'
import { shortlist } from '../shortlist.ts'
import { SortedKernels } from './kernels.ts'
import { sizeOfRank } from './rank.ts'
import { findRuns } from './runs.ts'
import { firstWhere } from './search.ts'
import { tallyRuns } from './tally.ts'

/** Weights that a pass over all of them takes in while a kernel looks at one code, with its weights or the borders among them. */
const WEIGHTS_PER_CODE = 40
/** The same of a run that TypeScript looks at, and of one border between bins that it finds. */
const WEIGHTS_PER_RUN = 100
const WEIGHTS_PER_BORDER = 50
/** The same of a level of a grid: passes and these end alike, as soon as the error has grown too great. */
const WEIGHTS_PER_LEVEL = 15

/** Of so many weights and more, the kernel gets few enough codes to be done in some 30 ms: it cannot be stopped. */
const MANY = 1 << 24
const CODES_OF_MANY = 4096

/** How many codes, runs and levels cost less than a pass over `n` weights. */
export interface Affordable {
  codes(n: number): number
  runs(n: number, quantizer: Quantizer, limit: number): number
  levels(n: number): number
}

const AFFORDABLE: Affordable = {
  codes: (n) => (n < MANY ? n / WEIGHTS_PER_CODE : CODES_OF_MANY),
  runs(n, { scales }, limit) {
    // An error that is not clipped lies within half a step: a third of the bins.
    const borders = scales === null ? 0 : limit / 3
    return Math.floor(n / (WEIGHTS_PER_RUN + borders * WEIGHTS_PER_BORDER))
  },
  levels: (n) => n / WEIGHTS_PER_LEVEL,
}

/**
 * Weights in ascending order: a monotone quantizer cuts them into one run per level, and what is asked of a run follows
 * from its ends and from sums that are kept. What costs more than a pass over all weights is left to `direct`.
 */
export class SortedPath implements FastPath {
  readonly #sorted: SortedKernels
  readonly #direct: DirectPath
  readonly #affordable: Affordable

  private constructor(sorted: SortedKernels, direct: DirectPath, affordable: Affordable) {
    this.#sorted = sorted
    this.#direct = direct
    this.#affordable = affordable
  }

  /** Throws RangeError where the memory is not to be had. */
  static *of(
    module: WebAssembly.Module,
    weights: Float32Array,
    direct: DirectPath,
    affordable = AFFORDABLE,
  ): Steps<SortedPath> {
    return new SortedPath(yield* SortedKernels.of(module, weights), direct, affordable)
  }

  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null {
    const n = this.#sorted.values.length
    const tally = this.#sorted.tally(quantizer, display, limit, this.#affordable.codes(n))
    if (tally !== null) return atOnce(tally)
    // without codes there are as many outcomes as weights
    const runs =
      isFunction(quantizer) && quantizer.codes !== null
        ? findRuns(quantizer, this.#sorted.values, this.#affordable.runs(n, quantizer, limit))
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

  gridError(candidate: Candidate, bound: number): number | null {
    const levels = candidate.greatest - candidate.least
    return levels <= this.#affordable.levels(this.#sorted.values.length)
      ? this.#sorted.gridError(candidate, bound)
      : null
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
