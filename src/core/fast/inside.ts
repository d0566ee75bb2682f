import type { EqualBins } from '../numeric/equal-bins.ts'
import type { Pass } from './kernel-pass.ts'
import type { KernelNumbers, Kernels } from './kernels.ts'

/** Bins that float32 can tell apart, and widths and spans that it holds with all digits. */
const MOST_TRUSTED = 1000
const LEAST_SPAN = 1e-30
const GREATEST_SPAN = 1e30
const LEAST_SHARE = 1e-10

interface Memory {
  readonly kernels: Kernels
  u32(address: number, length: number): Uint32Array
  f64(address: number, length: number): Float64Array
}

/** Counts numbers that lie in a memory in equal bins which hold them all. NaN is left out. */
export class Inside {
  readonly #memory: Memory
  readonly #bins: EqualBins
  readonly #pass: InsidePass

  /** Takes the memory from `address` on: 8 bytes per edge, 16 per bin. */
  constructor(memory: Memory, bins: EqualBins, address: number) {
    this.#memory = memory
    this.#bins = bins
    this.#pass = insidePass(bins, address)
    memory.f64(address, bins.edges.length).set(bins.edges)
    this.#tables().fill(0)
  }

  /** Takes in `count` float32 from address `values` on. */
  add(values: number, count: number): void {
    this.#memory.kernels.countInside(values, count, ...this.#pass.numbers)
  }

  counts(): Float64Array {
    return insideCounts(this.#tables(), this.#bins)
  }

  #tables(): Uint32Array {
    const [{ at, length }] = this.#pass.counted
    return this.#memory.u32(at, length)
  }
}

interface InsidePass extends Pass {
  readonly numbers: KernelNumbers<'countInside'>
  readonly counted: readonly [{ readonly at: number; readonly length: number }]
}

/** The same as a pass over weights, in the memory from `address` on. */
export function insidePass(bins: EqualBins, address: number): InsidePass {
  const { first, span, count, edges } = bins
  const at = address + (count + 1) * 8
  return {
    kernel: 'countInside',
    numbers: [first, span, inverseOf(bins), count, address, at, count * 4],
    padded: false,
    given: { at: address, numbers: edges },
    counted: [{ at, length: count * 4 }],
    sums: 0,
  }
}

/** Counts per bin, of the four tables that the kernel counts into. */
export function insideCounts(tables: Uint32Array, { count }: EqualBins): Float64Array {
  return Float64Array.from({ length: count }, (_, bin) => {
    return tables[bin] + tables[bin + count] + tables[bin + 2 * count] + tables[bin + 3 * count]
  })
}

function inverseOf(bins: EqualBins): number {
  return isTrusted(bins) ? bins.count / bins.span : NaN
}

/** Are the edges where float32 takes them to be, but for a small part of a bin? */
function isTrusted({ first, span, count, edges, single }: EqualBins): boolean {
  const size = Math.max(Math.abs(first), Math.abs(edges[count]))
  const holds = span > LEAST_SPAN && size < GREATEST_SPAN && Math.fround(first) === first
  return !single && count <= MOST_TRUSTED && holds && span > LEAST_SHARE * count * size
}
