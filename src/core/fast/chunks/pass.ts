import type { Quantizer } from '../../quantizer/method.ts'
import type { Steps } from '../../steps.ts'
import { type ErrorTables, newRows, type Part, ROW, type Tables } from './counts.ts'
import { copyGroups, expandGroups } from './groups.ts'
import {
  CHUNK,
  type ChunkMemory,
  CLIPPED_ERRORS,
  CLIPPED_FROM,
  CLIPPED_TO,
  CODE_COUNTS,
  CODES,
  DISPLAY,
  DISPLAY_STRIDE,
  ERRORS,
  ERRORS_STRIDE,
  KEPT,
  NUMBERS,
  SUMS,
  UNITS,
  X,
} from './memory.ts'
import type { Write } from './write.ts'

/** Chunks between two reports of progress: about 2 ms. */
const CHUNKS = 32

/** Weights that a kernel takes at a time, at most. */
const LANES = 16

/** Where `sift` puts its sums within a row, and where it says how many weights were kept. */
const SIFTED = 10
const KEPT_COUNT = 14

/** Quantizes, sums and counts the weights chunk by chunk. */
export class Pass {
  readonly #memory: ChunkMemory
  readonly #weights: Float32Array
  readonly #quantizer: Quantizer
  readonly #tables: Tables
  readonly #write: Write

  constructor(memory: ChunkMemory, weights: Float32Array, quantizer: Quantizer, tables: Tables, write: Write) {
    this.#memory = memory
    this.#weights = weights
    this.#quantizer = quantizer
    this.#tables = tables
    this.#write = write
  }

  /** What becomes of the weights [from, to), `from` a multiple of `CHUNK`. Values and flags stay in the memory. */
  *count(from: number, to: number): Steps<Part> {
    const rows = newRows(from, to)
    this.#tables.clear(this.#memory)
    if (this.#hasOneUnit()) this.#fillUnits(this.#quantizer.scales?.[0] ?? 0)
    for (let start = from, chunk = 0; start < to; start += CHUNK, chunk++) {
      this.#countChunk(start, Math.min(to, start + CHUNK))
      rows.set(this.#memory.f64(SUMS, ROW), chunk * ROW)
      if (chunk % CHUNKS === CHUNKS - 1) yield (start - from) / (to - from)
    }
    return this.#tables.read(this.#memory, rows)
  }

  /** The errors of [from, to) in bins of `unit`, after `count`, whose rows say how many weights were kept. */
  *countErrors(from: number, to: number, rows: Float64Array, unit: number): Steps<ErrorTables> {
    this.#tables.clearErrors(this.#memory)
    this.#fillUnits(0)
    for (let start = from, chunk = 0; start < to; start += CHUNK, chunk++) {
      this.#countChunkErrors(start, Math.min(to, start + CHUNK), rows[chunk * ROW + KEPT_COUNT], unit > 0 ? unit : 0)
      if (chunk % CHUNKS === CHUNKS - 1) yield (start - from) / (to - from)
    }
    return this.#tables.readErrors(this.#memory)
  }

  #countChunk(from: number, to: number): void {
    const memory = this.#memory
    const { kernels } = memory
    const count = to - from
    const values = memory.valueAt(from)
    const row = memory.f64(SUMS, ROW)
    this.#copy(from, to)
    if (!this.#hasOneUnit()) this.#expandUnits(from, to)
    this.#write(from, to)
    if (this.#quantizer.scales !== null) this.#countClippedErrors(from, count, 0)
    row.fill(0)
    const { width, inverse, first, last } = this.#tables.display
    const kept = kernels.sift(
      X,
      values,
      CODES,
      UNITS,
      memory.flagAt(from),
      count,
      KEPT,
      SUMS + SIFTED * 8,
      width,
      first,
      last,
      CLIPPED_FROM,
      CLIPPED_TO,
    )
    const at = kept === count ? values : KEPT
    kernels.sumChunk(X, at, kept, SUMS)
    row[KEPT_COUNT] = kept
    const { tabled, codes, firstCode, codeStride } = this.#tables
    if (codes > 0) kernels.countCodes(CODES, kept, firstCode, CODE_COUNTS, codeStride)
    if (!tabled) kernels.countValues(at, kept, width, inverse, first, last, DISPLAY, DISPLAY_STRIDE)
    if (this.#quantizer.scales !== null) this.#countKeptErrors(at, kept, 0)
  }

  #countChunkErrors(from: number, to: number, kept: number, unit: number): void {
    const memory = this.#memory
    const count = to - from
    const values = memory.valueAt(from)
    this.#copy(from, to)
    this.#countClippedErrors(from, count, unit)
    if (kept < count) memory.kernels.moveUp(X, values, CODES, UNITS, count, KEPT)
    this.#countKeptErrors(kept < count ? KEPT : values, kept, unit)
  }

  /** With as many zeros behind the weights as a kernel may take. */
  #copy(from: number, to: number): void {
    const x = this.#memory.f32(X, to - from + LANES)
    x.set(this.#weights.subarray(from, to))
    x.fill(0, to - from)
  }

  #countKeptErrors(values: number, count: number, unit: number): void {
    const { errorBins, below, last } = this.#tables
    const { kernels } = this.#memory
    kernels.countErrors(X, values, UNITS, count, errorBins.width, unit, below, last, ERRORS, ERRORS_STRIDE)
  }

  #countClippedErrors(from: number, count: number, unit: number): void {
    const { errorBins, below, last } = this.#tables
    const { kernels } = this.#memory
    const [values, flags] = [this.#memory.valueAt(from), this.#memory.flagAt(from)]
    kernels.countClippedErrors(X, values, UNITS, flags, count, errorBins.width, unit, below, last, CLIPPED_ERRORS)
  }

  #hasOneUnit(): boolean {
    return this.#quantizer.layout.groups === 1
  }

  #fillUnits(unit: number): void {
    this.#memory.f32(UNITS, CHUNK).fill(unit)
  }

  #expandUnits(from: number, to: number): void {
    const { scales, layout } = this.#quantizer
    if (scales === null) return
    copyGroups(this.#memory, layout, from, to, scales, NUMBERS)
    expandGroups(this.#memory, layout, from, to, NUMBERS, UNITS)
  }
}
