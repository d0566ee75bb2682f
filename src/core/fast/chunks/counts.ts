import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import type { Quantizer } from '../../quantizer/method.ts'
import { errorBins } from '../../metrics/error-bins.ts'
import { MARGIN, ValueBins } from '../../metrics/value-bins.ts'
import type { Bins } from '../../evaluation.ts'
import {
  CHUNK,
  type ChunkMemory,
  CLIPPED_ERRORS,
  CLIPPED_FROM,
  CLIPPED_TO,
  CODE_COUNTS,
  CODE_STRIDE,
  DISPLAY,
  DISPLAY_STRIDE,
  ERRORS,
  ERRORS_STRIDE,
  FEW_CODES,
  MOST_BINS,
  MOST_CODES,
} from './memory.ts'

/** Sums of a chunk, in the order of its row: those of the kernels `sumChunk` and `sift`, and how many weights they are of. */
export const ROW = 15

/**
 * What is summed and counted of a part of the weights: plain numbers, so that parts can come from elsewhere. Cut at
 * multiples of `CHUNK`, they add up to the same whole to the last bit.
 */
export interface Part {
  /** A row of sums per chunk. */
  readonly rows: Float64Array
  /** Weights per code from the least on; empty where there are none. */
  readonly codes: Uint32Array
  /** Values in display bins; empty where they follow from the codes. */
  readonly display: Uint32Array
  /** Display bins of the clipped weights: where they were, where they went. */
  readonly clippedFrom: Uint32Array
  readonly clippedTo: Uint32Array
  readonly errors: ErrorTables
}

/** Errors in bins, all of them and the clipped ones; the first entry lies below all bins, the last above. */
export interface ErrorTables {
  readonly all: Uint32Array
  readonly clipped: Uint32Array
}

/** Adds the parts of a whole, in the order of their weights. */
export function addParts(parts: readonly Part[]): Part {
  const rows = new Float64Array(parts.reduce((sum, part) => sum + part.rows.length, 0))
  let at = 0
  for (const part of parts) {
    rows.set(part.rows, at)
    at += part.rows.length
  }
  return {
    rows,
    codes: added(parts.map(({ codes }) => codes)),
    display: added(parts.map(({ display }) => display)),
    clippedFrom: added(parts.map(({ clippedFrom }) => clippedFrom)),
    clippedTo: added(parts.map(({ clippedTo }) => clippedTo)),
    errors: addErrorTables(parts.map(({ errors }) => errors)),
  }
}

export function addErrorTables(tables: readonly ErrorTables[]): ErrorTables {
  return { all: added(tables.map(({ all }) => all)), clipped: added(tables.map(({ clipped }) => clipped)) }
}

function added([first, ...others]: readonly Uint32Array[]): Uint32Array {
  const sum = first.slice()
  for (const counts of others) for (let i = 0; i < sum.length; i++) sum[i] += counts[i]
  return sum
}

/** How wide the tables of one quantizer are, and what the kernels are told of them. */
export class Tables {
  /** Do values follow from codes? */
  readonly tabled: boolean
  readonly fits: boolean
  /** The least code, and how many there are. */
  readonly firstCode: number
  readonly codes: number
  readonly codeStride: number
  readonly display: {
    readonly width: number
    readonly inverse: number
    readonly first: number
    readonly last: number
  }
  readonly errorBins: Bins
  /** The bin before the first, and the place of the one behind the last. */
  readonly below: number
  readonly last: number

  constructor(quantizer: Quantizer, { bins }: DisplayHistogram, limit: number) {
    const { layout, precision } = quantizer
    const codes = quantizer.reach ?? quantizer.codes
    this.tabled = codes !== null && layout.groups === 1
    this.firstCode = codes ? codes.min : 0
    this.codes = codes ? codes.max - codes.min + 1 : 0
    this.codeStride = this.codes <= FEW_CODES ? CODE_STRIDE : 0
    const first = bins.first - MARGIN
    const trusted = bins.width > 1e-30 && bins.width < 1e30 && Math.abs(first) < 1 << 30
    this.display = {
      width: bins.width,
      inverse: trusted ? 1 / bins.width : NaN,
      first,
      last: bins.count + 2 * MARGIN - 1,
    }
    this.errorBins = errorBins(limit)
    this.below = this.errorBins.first - 1
    this.last = this.errorBins.count + 1
    this.fits =
      precision === 'float32' &&
      this.codes <= MOST_CODES &&
      bins.count <= MOST_BINS &&
      this.errorBins.count + 2 <= MOST_BINS
  }

  clear(memory: ChunkMemory): void {
    memory.clear(CODE_COUNTS, this.codeStride, this.codes)
    memory.clear(DISPLAY, DISPLAY_STRIDE, this.display.last + 1)
    memory.clear(CLIPPED_FROM, 0, this.display.last + 1)
    memory.clear(CLIPPED_TO, 0, this.display.last + 1)
    this.clearErrors(memory)
  }

  clearErrors(memory: ChunkMemory): void {
    memory.clear(ERRORS, ERRORS_STRIDE, this.last + 1)
    memory.clear(CLIPPED_ERRORS, 0, this.last + 1)
  }

  read(memory: ChunkMemory, rows: Float64Array): Part {
    const places = this.display.last + 1
    return {
      rows,
      codes: memory.counts(CODE_COUNTS, this.codeStride, this.codes),
      display: this.tabled ? new Uint32Array(0) : memory.counts(DISPLAY, DISPLAY_STRIDE, places),
      clippedFrom: memory.counts(CLIPPED_FROM, 0, places),
      clippedTo: memory.counts(CLIPPED_TO, 0, places),
      errors: this.readErrors(memory),
    }
  }

  readErrors(memory: ChunkMemory): ErrorTables {
    return {
      all: memory.counts(ERRORS, ERRORS_STRIDE, this.last + 1),
      clipped: memory.counts(CLIPPED_ERRORS, 0, this.last + 1),
    }
  }
}

/** Rows for the weights [from, to), `from` a multiple of `CHUNK`. */
export function newRows(from: number, to: number): Float64Array {
  return new Float64Array(Math.ceil((to - from) / CHUNK) * ROW)
}

/** Counts of display bins with their margins. */
export function valueBinsOf(bins: Bins, counts: Uint32Array): ValueBins {
  const result = new ValueBins(bins)
  result.counts.set(counts)
  return result
}
