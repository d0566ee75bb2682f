import type { Steps } from '../steps.ts'
import { instantiate, type Kernels } from './kernels.ts'
import type { Divisible } from './shards.ts'

/** Addresses: sums, quantized values of a block, tables, how often values of a table occur, then the weights. */
export const SUMS = 1024
export const VALUES = 2048
export const TABLES = 16384
export const TIMES = 3 << 18
const WEIGHTS = 1 << 20
const PAGE = 65536
/** The kernels take this many weights at a time. */
const LANES = 8

/**
 * Weights that are counted and summed in one go, about 0.3 ms. Sums are kept per chunk and added up in order, so that
 * they are the same, to the last bit, however many work on them: this number is a part of what the figures are.
 */
export const CHUNK = 1 << 17

/** Where there may be room beside `length` weights: a multiple of 8. */
export function besideOf(length: number): number {
  return WEIGHTS + (length + (length & 1) + LANES) * 4
}

/** The finite weights of an array, in the memory of an instance of the kernels. */
export class KernelWeights implements Divisible {
  readonly module: WebAssembly.Module
  readonly kernels: Kernels
  readonly memory: ArrayBuffer
  /** Finite weights. */
  count = 0
  /** Of them, those that are 0. */
  zeros = 0
  /** Whose tables are in the memory now. */
  user: { leave(): void } | null = null

  private constructor(module: WebAssembly.Module, length: number, beside: number) {
    const bytes = besideOf(length) + beside
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) })
    this.module = module
    this.kernels = instantiate(module, memory)
    this.memory = memory.buffer
  }

  /** With room for `beside` bytes more, from `besideOf(weights.length)` on. Throws RangeError where the memory is not to be had. */
  static *of(module: WebAssembly.Module, weights: Float32Array, beside = 0): Steps<KernelWeights> {
    const made = new KernelWeights(module, weights.length, beside)
    const into = new Float32Array(made.memory, WEIGHTS)
    for (let from = 0; from < weights.length; from += CHUNK) {
      made.#add(weights.subarray(from, from + CHUNK), into)
      yield from / weights.length
    }
    // what was no number may have left something behind the last one
    into.fill(0, made.count, made.count + LANES)
    return made
  }

  get chunks(): number {
    return Math.ceil(this.count / CHUNK)
  }

  /** Zeros behind the last weight, up to a multiple of what the kernels take. */
  get padding(): number {
    return (LANES - (this.count % LANES)) % LANES
  }

  /** Where weight `index` is. */
  at(index: number): number {
    return WEIGHTS + index * 4
  }

  /** All of them, where they are. */
  get finite(): Float32Array {
    return new Float32Array(this.memory, WEIGHTS, this.count)
  }

  part(from: number, to: number): Float32Array {
    return this.finite.slice(from * CHUNK, to * CHUNK)
  }

  /** A piece of the memory as numbers of 32 or 64 bits. */
  u32(address: number, length: number): Uint32Array {
    return new Uint32Array(this.memory, address, length)
  }

  f64(address: number, length: number): Float64Array {
    return new Float64Array(this.memory, address, length)
  }

  #add(from: Float32Array, into: Float32Array): void {
    let { count, zeros } = this
    for (let i = 0; i < from.length; i++) {
      const x = from[i]
      into[count] = x
      // NaN and ±∞ give NaN here: the next weight takes their place.
      if (x - x === 0) count++
      if (x === 0) zeros++
    }
    this.count = count
    this.zeros = zeros
  }
}
