import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import type { Tally } from '../../metrics/tally.ts'
import { type EqualBins, equalBinOf } from '../../numeric/equal-bins.ts'
import type { Quantizer } from '../../quantizer/method.ts'
import { atOnce, type Steps } from '../../steps.ts'
import type { FastPath } from '../path.ts'
import { sortedFinite } from './sort.ts'
import { findRuns } from './runs.ts'
import { firstWhere } from './search.ts'
import { SumTree } from './sums.ts'
import { type Sorted, tallyRuns } from './tally.ts'

/** Weights that a pass over all of them takes in while one run is looked at, or one border between bins is found. */
const WEIGHTS_PER_RUN = 100
const WEIGHTS_PER_BORDER = 50

/**
 * Weights in ascending order: a monotone quantizer cuts them into one run per level, and what is asked of a run follows
 * from its ends and from sums that are kept. What costs more than a pass over all weights is left to `direct`.
 */
export class SortedPath implements FastPath {
  readonly #sorted: Sorted
  readonly #direct: FastPath
  readonly #affordable: typeof affordableRuns

  private constructor(sorted: Sorted, direct: FastPath, affordable: typeof affordableRuns) {
    this.#sorted = sorted
    this.#direct = direct
    this.#affordable = affordable
  }

  /** Throws RangeError where the memory is not to be had. */
  static *of(
    module: WebAssembly.Module,
    weights: Float32Array,
    direct: FastPath,
    affordable = affordableRuns,
  ): Steps<SortedPath> {
    const values = yield* sortedFinite(module, weights)
    return new SortedPath({ values, tree: yield* SumTree.over(values) }, direct, affordable)
  }

  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null {
    const { monotone, layout, precision } = quantizer
    const suits = monotone && layout.groups === 1 && precision === 'float32'
    const runs = suits
      ? findRuns(quantizer, this.#sorted.values, this.#affordable(this.#sorted.values.length, quantizer, limit))
      : null
    if (runs === null) return this.#direct.tally(quantizer, display, limit)
    return atOnce(tallyRuns(this.#sorted, runs, quantizer, display, limit))
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
