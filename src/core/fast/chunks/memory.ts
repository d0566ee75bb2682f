import { MARGIN } from '../../metrics/value-bins.ts'
import { instantiate, type Kernels } from '../kernels.ts'

/**
 * Weights that are quantized, summed and counted before the next ones: what lies between these stays near the processor.
 * Sums are kept per chunk and added in order, so that they do not depend on who took which chunks.
 */
export const CHUNK = 8192

const PAGE = 65536
const ROOM = CHUNK * 4 + 64

/** Error bins, and display bins beside those beyond the original's, that there is room for. */
export const MOST_BINS = 4096
/** Codes that there is room for, and those that have four tables. */
export const MOST_CODES = 65536
export const FEW_CODES = 8192
/** Tables that take turns must not lie a whole number of pages of 4 KB apart: processors would take them for one place. */
const APART = 1088

/** Addresses: of a chunk … */
export const SUMS = 1024
export const X = PAGE
export const KEPT = X + ROOM
export const CODES = KEPT + ROOM
export const UNITS = CODES + ROOM
/** Numbers of groups, one per run of weights, and two that are written beside each weight. */
export const NUMBERS = UNITS + ROOM
export const OTHER_NUMBERS = NUMBERS + ROOM
export const FACTORS = OTHER_NUMBERS + ROOM
export const MULTIPLIERS = FACTORS + ROOM
/** Packed bytes, or codes of one byte, and small tables of a quantizer. */
export const BYTES = MULTIPLIERS + ROOM
export const SMALL_CODES = BYTES + ROOM
export const BOOK = SMALL_CODES + ROOM
/** … and of counts. */
export const CODE_COUNTS = 8 * PAGE
export const CODE_STRIDE = FEW_CODES * 4 + APART
export const DISPLAY = CODE_COUNTS + MOST_CODES * 4
export const DISPLAY_STRIDE = (MOST_BINS + 2 * MARGIN) * 4 + APART
export const CLIPPED_FROM = DISPLAY + 4 * DISPLAY_STRIDE
export const CLIPPED_TO = CLIPPED_FROM + DISPLAY_STRIDE
export const ERRORS = CLIPPED_TO + DISPLAY_STRIDE
export const ERRORS_STRIDE = MOST_BINS * 4 + APART
export const CLIPPED_ERRORS = ERRORS + 4 * ERRORS_STRIDE
export const INSIDE = CLIPPED_ERRORS + ERRORS_STRIDE
export const MARKS = INSIDE + 32 * MOST_BINS
export const DRAWERS = MARKS + 8192
const VALUES = DRAWERS + 65536 * 4

/** The memory of an instance of the kernels, with room for what becomes of every weight. */
export class ChunkMemory {
  readonly kernels: Kernels
  readonly #buffer: ArrayBuffer
  /** Where the flag of the first weight, and where the lower half of a value's bits can be put. */
  readonly #flags: number
  readonly lows: number

  /** For `n` weights. Throws RangeError where the memory is not to be had. */
  constructor(module: WebAssembly.Module, n: number) {
    const room = n + (-n & 15) + 16
    this.#flags = VALUES + room * 4
    this.lows = this.#flags + room
    const memory = new WebAssembly.Memory({ initial: Math.ceil((this.lows + room * 2) / PAGE) })
    this.kernels = instantiate(module, memory)
    this.#buffer = memory.buffer
  }

  /** Where the value of weight `index` is, and where its flag. */
  valueAt(index: number): number {
    return VALUES + index * 4
  }

  flagAt(index: number): number {
    return this.#flags + index
  }

  u8(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#buffer, address, length)
  }

  i8(address: number, length: number): Int8Array {
    return new Int8Array(this.#buffer, address, length)
  }

  u32(address: number, length: number): Uint32Array {
    return new Uint32Array(this.#buffer, address, length)
  }

  i32(address: number, length: number): Int32Array {
    return new Int32Array(this.#buffer, address, length)
  }

  f32(address: number, length: number): Float32Array {
    return new Float32Array(this.#buffer, address, length)
  }

  f64(address: number, length: number): Float64Array {
    return new Float64Array(this.#buffer, address, length)
  }

  /** What lies in four tables of `length` counts, added. */
  counts(address: number, stride: number, length: number): Uint32Array {
    const sum = this.u32(address, length).slice()
    for (let table = 1; stride > 0 && table < 4; table++) {
      const other = this.u32(address + table * stride, length)
      for (let i = 0; i < length; i++) sum[i] += other[i]
    }
    return sum
  }

  /** Empties four tables. */
  clear(address: number, stride: number, length: number): void {
    for (let table = 0; table < (stride > 0 ? 4 : 1); table++) this.u32(address + table * stride, length).fill(0)
  }
}
