import type { Steps } from '../steps.ts'
import { uint32Scratch } from './scratch.ts'
import { type InParts, share, type Shards } from './shards.ts'
import { CHUNK, type KernelWeights, SUMS } from './weights.ts'

/**
 * One kernel over all weights, told by numbers and small tables alone: it can run on a part of them elsewhere, and what
 * the parts count is added up.
 */
export interface Pass {
  readonly kernel: 'tally' | 'tallyTimes' | 'tallySorted' | 'countInside'
  /** What the kernel is told after the address and the count of weights. */
  readonly numbers: readonly number[]
  /** Does it take zeros behind the last weight, up to a multiple of its lanes? */
  readonly padded: boolean
  /** float64 that it reads, and where. */
  readonly given?: { readonly at: number; readonly numbers: Float64Array }
  /** Where it counts, in u32. */
  readonly counted: readonly { readonly at: number; readonly length: number }[]
  /** How many float64 it adds up at `SUMS`. */
  readonly sums: number
}

/** What a pass found in some chunks. */
export interface Found {
  /** All that was counted, one place behind the other. Its memory is the reader's. */
  readonly counts: Uint32Array
  /**
   * The sums of each chunk, in order. They are not added up here: added in this order they do not depend on how many
   * worked on them.
   */
  readonly sums: Float64Array
}

/** Does a pass over all weights, of which `shards` may do a part. */
export function* runPass(weights: KernelWeights, pass: Pass, shards: Shards | null = null): Steps<Found> {
  const run = new ChunkRun(weights, pass)
  try {
    return yield* share(shards, pass, run)
  } finally {
    run.leave()
  }
}

/** A pass under way on the chunks of `weights`. Several can take turns: who is interrupted keeps its counts aside. */
export class ChunkRun implements InParts<Found> {
  readonly #weights: KernelWeights
  readonly #pass: Pass
  readonly #kernel: (x: number, count: number, ...numbers: readonly number[]) => void
  readonly #sums: Float64Array
  /** The counts while another pass uses the memory. */
  #aside: Uint32Array

  constructor(weights: KernelWeights, pass: Pass) {
    this.#weights = weights
    this.#pass = pass
    this.#kernel = weights.kernels[pass.kernel]
    this.#sums = new Float64Array(weights.chunks * pass.sums)
    this.#aside = uint32Scratch.take(pass.counted.reduce((sum, { length }) => sum + length, 0)).fill(0)
  }

  get chunks(): number {
    return this.#weights.chunks
  }

  *run(from: number, to: number): Steps<void> {
    for (let chunk = from; chunk < to; chunk++) {
      this.chunk(chunk)
      yield (chunk - from) / (to - from)
    }
  }

  chunk(index: number): void {
    const { count, padding } = this.#weights
    const { sums, numbers, padded } = this.#pass
    const from = index * CHUNK
    const end = padded ? count + padding : count
    if (this.#weights.user !== this) this.#enter()
    const summed = this.#weights.f64(SUMS, sums).fill(0)
    this.#kernel(this.#weights.at(from), Math.min(CHUNK, end - from), ...numbers)
    this.#sums.set(summed, index * sums)
  }

  add(from: number, { counts, sums }: Found): void {
    this.leave()
    for (let i = 0; i < counts.length; i++) this.#aside[i] += counts[i]
    this.#sums.set(sums, from * this.#pass.sums)
  }

  found(): Found {
    this.leave()
    return { counts: this.#aside, sums: this.#sums }
  }

  /** Takes the counts out of the memory. */
  leave(): void {
    if (this.#weights.user !== this) return
    this.#weights.user = null
    let start = 0
    for (const { at, length } of this.#pass.counted) {
      this.#aside.set(this.#weights.u32(at, length), start)
      start += length
    }
  }

  #enter(): void {
    this.#weights.user?.leave()
    this.#weights.user = this
    const { given, counted } = this.#pass
    if (given) this.#weights.f64(given.at, given.numbers.length).set(given.numbers)
    let start = 0
    for (const { at, length } of counted) {
      this.#weights.u32(at, length).set(this.#aside.subarray(start, start + length))
      start += length
    }
  }
}
