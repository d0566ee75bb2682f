import { errorBins, errorWidth } from '../metrics/error-bins.ts'
import type { DisplayHistogram } from '../metrics/display-histogram.ts'
import type { Tally } from '../metrics/tally.ts'
import { ValueBins } from '../metrics/value-bins.ts'
import type { Bins } from '../evaluation.ts'
import type { Quantizer } from '../quantizer/method.ts'
import type { UniformStep } from '../quantizer/uniform-kernel.ts'
import { clippedOf } from './clipped.ts'
import type { Found, Pass } from './kernel-pass.ts'
import { occurringOf } from './occurring.ts'
import { float64Scratch, uint32Scratch } from './scratch.ts'
import { SUMS, TABLES, VALUES } from './weights.ts'

/** Up to here one table of codes × error bins stays near the processor. */
const LARGEST_JOINT = 1 << 15
/** Where codes have a table of their own. */
const CODES = TABLES + 65536
const MOST_CODES = 1 << 17
/** Beyond these scales float32 is not to be trusted with 1 / width. */
const SMALL_SCALE = 1e-30
const GREAT_SCALE = 1e30

/** The sums of a chunk: error, |error|, error², that of the clipped ones, the greatest |error|, x·y. */
const SUMMED = 6
const GREATEST = 4

/** What a pass was made over. */
export interface Counted {
  /** Finite weights. */
  readonly count: number
  /** Of them, those that are 0. */
  readonly zeros: number
  /** Zeros behind the last weight that the kernel counts with it. */
  readonly padding: number
}

/** Another kernel than the one over all weights in their order, and what it is told first. */
export interface OtherKernel {
  readonly kernel: 'tallyTimes' | 'tallySorted'
  readonly numbers: readonly number[]
}

/** The tables of one pass: what the kernel is told, and what its counts and sums mean. */
export class TallyTables {
  readonly fits: boolean
  readonly pass: Pass
  /** Are codes and error bins counted together? */
  readonly #joint: boolean
  /** Error bins, and one on either side of them. */
  readonly #stride: number
  readonly #quantizer: Quantizer
  readonly #step: UniformStep
  readonly #bins: Bins
  readonly #rows: number

  constructor(quantizer: Quantizer, step: UniformStep, limit: number, other: OtherKernel | null = null) {
    this.#quantizer = quantizer
    this.#step = step
    this.#bins = errorBins(limit)
    this.#rows = step.max - step.min + 3
    this.#stride = this.#bins.count + 2
    this.#joint = other === null && this.#rows * this.#stride <= LARGEST_JOINT
    // two rows of error bins, and two more that a kernel may need
    this.fits = this.#rows <= MOST_CODES && 4 * this.#stride * 4 <= CODES - TABLES
    this.pass = this.#passOf(step, other)
  }

  #passOf({ scale, factor, min, max, zero }: UniformStep, other: OtherKernel | null): Pass {
    const { first, count } = this.#bins
    const size = Math.abs(scale)
    const width = errorWidth(this.#bins, size)
    const inverse = size > SMALL_SCALE && size < GREAT_SCALE ? 1 / width : NaN
    const step = [scale, factor ?? 0, min - zero, max - zero]
    const columns = [first - 1, first + count, TABLES, this.#stride]
    return {
      kernel: other?.kernel ?? 'tally',
      numbers: other
        ? [...other.numbers, ...step, width, ...columns, CODES, SUMS]
        : [...step, width, inverse, ...columns, this.#joint ? 0 : CODES, SUMS, VALUES],
      padded: true,
      counted: this.#joint
        ? [{ at: TABLES, length: this.#rows * this.#stride }]
        : [
            { at: TABLES, length: 2 * this.#stride },
            { at: CODES, length: this.#rows },
          ],
      sums: SUMMED,
    }
  }

  /** What was counted and summed. The memory of the counts goes back. */
  read(found: Found, { count, zeros, padding }: Counted, display: DisplayHistogram): Tally {
    const { rows, all, clipped } = this.#joint ? this.#jointCounts(found.counts) : this.#separateCounts(found.counts)
    this.#takePadding(rows, all, padding)
    const last = rows.length - 1
    const [below, above] = this.#step.scale < 0 ? [rows[last], rows[0]] : [rows[0], rows[last]]
    rows[1] += rows[0]
    rows[last - 1] += rows[last]
    const { codes, counts } = occurringOf(rows.subarray(1, -1), this.#step.min)
    const values = float64Scratch.take(codes.length)
    let valueSquares = 0
    for (let i = 0; i < codes.length; i++) {
      const value = this.#quantizer.decode(codes[i], 0)
      values[i] = value
      valueSquares += value * value * counts[i]
    }
    const [error, absolute, squares, clippedSquares, greatest, product] = inOrder(found.sums)
    const errors = {
      bins: this.#bins,
      rounding: all.subarray(1, -1).map((total, bin) => total - clipped[bin + 1]),
      clipping: clipped.slice(1, -1),
      below: all[0],
      above: all[all.length - 1],
    }
    uint32Scratch.give(found.counts)
    return {
      sums: {
        count,
        error,
        absolute,
        squares,
        clippedSquares,
        greatest,
        product,
        valueSquares,
        zeros,
        below,
        above,
        lost: 0,
      },
      occurring: { codes, counts },
      values,
      counts,
      distinct: distinctOf(values),
      originalClipped: clippedOf(display.counts, below, above),
      quantizedClipped: this.#clippedTo(display.bins, below, above),
      errors,
      release: () => {
        for (const array of [codes, counts, values]) float64Scratch.give(array)
      },
    }
  }

  #jointCounts(table: Uint32Array): Counts {
    const stride = this.#stride
    const rows = new Uint32Array(this.#rows)
    const all = new Uint32Array(stride)
    const clipped = new Uint32Array(stride)
    for (let row = 0, place = 0; row < this.#rows; row++) {
      const isClipped = row === 0 || row === this.#rows - 1
      let sum = 0
      for (let column = 0; column < stride; column++, place++) {
        const count = table[place]
        sum += count
        all[column] += count
        if (isClipped) clipped[column] += count
      }
      rows[row] = sum
    }
    return { rows, all, clipped }
  }

  #separateCounts(counts: Uint32Array): Counts {
    const stride = this.#stride
    const clipped = counts.subarray(stride, 2 * stride)
    const all = counts.subarray(0, stride).map((count, column) => count + clipped[column])
    return { rows: counts.subarray(2 * stride), all, clipped }
  }

  /** The zeros behind the last weight were counted with it: as the code of 0, without error. */
  #takePadding(rows: Uint32Array, all: Uint32Array, padding: number): void {
    const { min, zero } = this.#step
    rows[1 - (min - zero)] -= padding
    all[1 - this.#bins.first] -= padding
  }

  #clippedTo(bins: Bins, below: number, above: number): ValueBins {
    const [low] = this.#quantizer.low
    const [high] = this.#quantizer.high
    const result = new ValueBins(bins, low, high)
    if (below > 0) result.add(low, below)
    if (above > 0) result.add(high, above)
    return result
  }
}

interface Counts {
  /** Weights per code; the first and the last entry are the clipped ones. */
  readonly rows: Uint32Array
  /** Weights per error bin; the first and the last entry lie beyond the bins. */
  readonly all: Uint32Array
  readonly clipped: Uint32Array
}

/** The sums of all chunks, added up one after the other. */
function inOrder(sums: Float64Array): Float64Array {
  const total = new Float64Array(SUMMED)
  for (let i = 0; i < sums.length; i++) {
    const place = i % SUMMED
    total[place] = place === GREATEST ? Math.max(total[place], sums[i]) : total[place] + sums[i]
  }
  return total
}

/** Different numbers among values that rise or fall. */
function distinctOf(values: Float64Array): number {
  let distinct = 0
  for (let i = 0; i < values.length; i++) if (i === 0 || values[i] !== values[i - 1]) distinct++
  return distinct
}
