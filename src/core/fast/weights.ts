import { instantiate, type Kernels } from './kernels.ts'

/** Addresses: sums, quantized values of a block, tables, then the weights. */
export const SUMS = 1024
export const VALUES = 2048
export const TABLES = 16384
const WEIGHTS = 1 << 20
const PAGE = 65536
/** The kernels take this many weights at a time. */
const LANES = 8

/** The finite weights of an array, in the memory of an instance of the kernels. */
export class KernelWeights {
  readonly kernels: Kernels
  readonly memory: ArrayBuffer
  /** Finite weights. */
  readonly count: number
  /** Of them, those that are 0. */
  readonly zeros: number
  /** Zeros behind the last weight, up to a multiple of what the kernels take. */
  readonly padding: number

  /** Throws RangeError where the memory is not to be had. */
  constructor(module: WebAssembly.Module, weights: Float32Array) {
    const bytes = WEIGHTS + (weights.length + LANES) * 4
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) })
    this.kernels = instantiate(module, memory)
    this.memory = memory.buffer
    this.count = copyFinite(weights, new Float32Array(memory.buffer, WEIGHTS))
    this.zeros = countZeros(new Float32Array(memory.buffer, WEIGHTS, this.count))
    this.padding = (LANES - (this.count % LANES)) % LANES
  }

  /** Where weight `index` is. */
  at(index: number): number {
    return WEIGHTS + index * 4
  }

  /** A piece of the memory as numbers of 32 or 64 bits. */
  u32(address: number, length: number): Uint32Array {
    return new Uint32Array(this.memory, address, length)
  }

  f64(address: number, length: number): Float64Array {
    return new Float64Array(this.memory, address, length)
  }
}

function copyFinite(from: Float32Array, into: Float32Array): number {
  let count = 0
  for (let i = 0; i < from.length; i++) {
    const x = from[i]
    into[count] = x
    // NaN and ±∞ give NaN here: the next weight takes their place.
    if (x - x === 0) count++
  }
  into.fill(0, count)
  return count
}

function countZeros(weights: Float32Array): number {
  let zeros = 0
  for (let i = 0; i < weights.length; i++) if (weights[i] === 0) zeros++
  return zeros
}
