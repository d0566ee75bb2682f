import type { Bins } from '../../evaluation.ts'
import type { Counted } from '../../metrics/outcome.ts'
import type { ValueBins } from '../../metrics/value-bins.ts'
import type { EqualBins } from '../../numeric/equal-bins.ts'
import { portion, type Steps } from '../../steps.ts'
import { Inside } from '../inside.ts'
import { type Part, ROW, valueBinsOf } from './counts.ts'
import { CHUNK, type ChunkMemory, DRAWERS, INSIDE, MARKS } from './memory.ts'

/** Chunks of values between two reports of progress, and drawers. */
const CHUNKS = 64
const ALL_DRAWERS = 65536
const SOME_DRAWERS = 1024

/** Places in a row of sums. */
const ZERO_VALUES = 7
const LEAST = 8
const MOST = 9

/** The quantized values in the memory of the kernels; those of weights that are in no figure are NaN. */
export class Found implements Counted {
  readonly zeros: number
  /** Infinity and −Infinity where there are none. */
  readonly least: number
  readonly greatest: number
  readonly display: ValueBins
  readonly #memory: ChunkMemory
  readonly #n: number

  constructor(memory: ChunkMemory, n: number, part: Part, bins: Bins) {
    this.#memory = memory
    this.#n = n
    let [zeros, least, greatest] = [0, Infinity, -Infinity]
    for (let row = 0; row < part.rows.length; row += ROW) {
      zeros += part.rows[row + ZERO_VALUES]
      least = Math.min(least, part.rows[row + LEAST])
      greatest = Math.max(greatest, part.rows[row + MOST])
    }
    this.zeros = zeros
    this.least = least
    this.greatest = greatest
    this.display = valueBinsOf(bins, part.display)
  }

  *countEqual(bins: EqualBins): Steps<Float64Array> {
    const inside = new Inside(this.#memory, bins, INSIDE)
    yield* this.#forEachChunk((values, count) => inside.add(values, count))
    return inside.counts()
  }

  /** How many different numbers occur; 0 and −0 are one. */
  *distinct(): Steps<number> {
    const { kernels, lows } = this.#memory
    this.#memory.u32(DRAWERS, ALL_DRAWERS).fill(0)
    yield* portion(
      this.#forEachChunk((values, count) => kernels.countDrawers(values, count, DRAWERS)),
      0,
      0.2,
    )
    kernels.placeDrawers(DRAWERS, lows)
    yield* portion(
      this.#forEachChunk((values, count) => kernels.fillDrawers(values, count, DRAWERS)),
      0.2,
      0.7,
    )
    let distinct = 0
    for (let drawer = 0; drawer < ALL_DRAWERS; drawer += SOME_DRAWERS) {
      distinct += kernels.countPatterns(DRAWERS, lows, drawer, drawer + SOME_DRAWERS, MARKS)
      yield 0.7 + (0.3 * drawer) / ALL_DRAWERS
    }
    return distinct
  }

  /** Kernels are called often: an engine makes code fast between calls, not within one. */
  *#forEachChunk(visit: (values: number, count: number) => void): Steps<void> {
    for (let from = 0, chunk = 1; from < this.#n; from += CHUNK, chunk++) {
      visit(this.#memory.valueAt(from), Math.min(this.#n - from, CHUNK))
      if (chunk % CHUNKS === 0) yield from / this.#n
    }
  }
}
