import { errorBins, errorWidth } from '../../metrics/error-bins.ts'
import type { ErrorCounts } from '../../metrics/tally.ts'
import { FLAG } from '../../quantizer/method.ts'
import type { Runs } from './runs.ts'
import { firstGreater, firstNear } from './search.ts'

/** Every run, cut where its errors pass from one bin into the next: they fall while the weights rise. */
export function errorsOf(values: Float32Array, { starts, of }: Runs, unit: number, limit: number): ErrorCounts {
  const bins = errorBins(limit)
  const width = errorWidth(bins, unit)
  const below = bins.first - 1
  const above = bins.first + bins.count
  const rounding = new Uint32Array(bins.count + 2)
  const clipping = new Uint32Array(bins.count + 2)
  const cut = new Cut(values, width)
  for (let run = 0; run < starts.length - 1; run++) {
    const to = starts[run + 1]
    const into = of.flags[run] === FLAG.none ? rounding : clipping
    cut.value = of.values[run]
    for (let from = starts[run], size = 0; from < to; ) {
      const bin = Math.max(below, Math.min(above, Math.floor(cut.partOf(from))))
      const end = bin === below ? to : cut.endOf(bin, from, to, from + size)
      size = end - from
      into[bin - below] += size
      from = end
    }
  }
  const last = bins.count + 1
  return {
    bins,
    rounding: rounding.slice(1, -1),
    clipping: clipping.slice(1, -1),
    below: rounding[0] + clipping[0],
    above: rounding[last] + clipping[last],
  }
}

/** Cuts a run of weights that all become `value`. */
class Cut {
  value = 0
  readonly #values: Float32Array
  readonly #width: number

  constructor(values: Float32Array, width: number) {
    this.#values = values
    this.#width = width
  }

  /** The bin of an error is the whole part of this. */
  partOf(i: number): number {
    return (this.value - this.#values[i]) / this.#width + 0.5
  }

  /** The first place in [from, to) whose error lies below `bin`. The border's value only leads near it: the bins decide. */
  endOf(bin: number, from: number, to: number, guess: number): number {
    const border = this.value - (bin - 0.5) * this.#width
    const near = firstGreater(this.#values, border, from, to, guess)
    return firstNear(near, from, to, (i) => this.partOf(i) < bin)
  }
}
