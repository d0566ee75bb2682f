import type { Bins } from '../evaluation.ts'
import { binOf } from '../numeric/bins.ts'
import { STRETCH, type Stretch } from './stretch.ts'
import type { ErrorCounts } from './tally.ts'

/** The bins cover errors up to this many units; what lies beyond them is only counted. */
const REACH = 1.5

/** Bins of a unit. Odd, so that half a unit, where rounding to nearest ends, is the edge of a bin. */
const PER_UNIT = [625, 375, 125, 75, 25, 15, 5, 3, 1]

/** At most `limit` bins over ±1.5 units, and at least three. */
export function errorBins(limit: number): Bins {
  const perUnit = PER_UNIT.find((bins) => 2 * REACH * bins <= limit) ?? 1
  const count = 2 * REACH * perUnit
  return { width: 1 / perUnit, first: (1 - count) / 2, count }
}

/** The width of a bin, in weights. Without any error the unit is 0 too; its bin is the middle one. */
export function errorWidth({ width }: Bins, unit: number): number {
  return unit > 0 ? width * unit : 1
}

const NUDGE = 1 + 1 / (1 << 30)

/**
 * A unit that is the same on every path: sums that are added up in another order differ in their last digits, and so
 * would the bins. Errors too small for a float32 keep the whole number. Where all weights are one number the RMSE may lie
 * in the very middle of two float32, hence the nudge, which is greater than what sums differ by.
 */
export const coarse = (rmse: number): number => Math.fround(rmse * NUDGE) || rmse

/** Counts errors y − x in bins of a unit: the step of the quantizer, or the RMSE where it has none. */
export class ErrorBins implements ErrorCounts {
  readonly bins: Bins
  readonly clipping: Uint32Array
  /** All errors, the clipped ones too, in two halves; the first entry lies below all bins, the last above. */
  readonly #even: Uint32Array
  readonly #odd: Uint32Array
  readonly #places = new Int32Array(STRETCH)

  constructor(limit: number) {
    this.bins = errorBins(limit)
    this.#even = new Uint32Array(this.bins.count + 2)
    this.#odd = new Uint32Array(this.bins.count + 2)
    this.clipping = new Uint32Array(this.bins.count)
  }

  get rounding(): Uint32Array {
    return this.clipping.map((clipped, bin) => this.#at(bin + 1) - clipped)
  }

  get below(): number {
    return this.#at(0)
  }

  get above(): number {
    return this.#at(this.bins.count + 1)
  }

  /** Takes in weights `skip` to `skip + count` of a stretch, whose errors are measured in `unit`. */
  add({ x, from, at, out }: Stretch, skip: number, count: number, unit: number): void {
    const { values } = out
    const places = this.#places
    const below = this.bins.first - 1
    const above = this.bins.first + this.bins.count
    const width = this.#width(unit)
    // Places first, counts second and in two tables: a count must not wait for a division or for the count before it.
    for (let i = 0, w = from + skip, o = at + skip; i < count; i++, w++, o++) {
      const part = (values[o] - x[w]) / width + 0.5
      places[i] = part < below ? 0 : part > above ? above - below : (Math.floor(part) | 0) - below
    }
    const even = this.#even
    const odd = this.#odd
    let i = 0
    for (; i + 1 < count; i += 2) {
      even[places[i]]++
      odd[places[i + 1]]++
    }
    if (i < count) even[places[i]]++
  }

  /** Takes in one clipped weight's error, which `add` has counted too. */
  addClipped(error: number, unit: number): void {
    const bin = binOf(error, this.#width(unit)) - this.bins.first
    if (bin >= 0 && bin < this.bins.count) this.clipping[bin]++
  }

  #at(place: number): number {
    return this.#even[place] + this.#odd[place]
  }

  #width(unit: number): number {
    return errorWidth(this.bins, unit)
  }
}
