import type { BlockCodec } from '../../codecs/ggml/block.ts'
import type { Layout } from '../../quantizer/layout.ts'
import type { Ranges } from '../../ranges/search/find.ts'
import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import type { Tally } from '../../metrics/tally.ts'
import type { Quantizer } from '../../quantizer/method.ts'
import { portion, type Steps } from '../../steps.ts'
import type { GroupKernels, Packing } from '../groups.ts'
import type { FastPath } from '../path.ts'
import type { Shards } from '../shards.ts'
import { Tables } from './counts.ts'
import { Found } from './found.ts'
import { ChunkMemory } from './memory.ts'
import { packIn } from './pack.ts'
import { extentsIn, greatestSizesIn } from './prepare.ts'
import { Pass } from './pass.ts'
import { tallyOf, unitOf } from './tally.ts'
import { writerOf } from './write.ts'

/** The memory for more weights than these, 7 bytes each, is given back after every answer. */
const MOST_KEPT = 1 << 24

/** A pass over all weights for every method: whoever quantizes them, WebAssembly sums and counts what comes of it. */
export class Chunks implements Pick<FastPath, 'tally'>, GroupKernels {
  readonly #module: WebAssembly.Module
  readonly #weights: Float32Array
  readonly #shards: Shards | null
  readonly #mostKept: number
  #memory: ChunkMemory | null = null

  /** `shards` that hold all of the weights, if any do. */
  constructor(module: WebAssembly.Module, weights: Float32Array, shards: Shards | null = null, mostKept = MOST_KEPT) {
    this.#module = module
    this.#weights = weights
    this.#shards = shards
    this.#mostKept = mostKept
  }

  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null {
    const tables = new Tables(quantizer, display, limit)
    const memory = tables.fits ? this.#openFor(quantizer.layout.n) : null
    return memory && this.#releasing(this.#tally(memory, quantizer, tables, display))
  }

  greatestSizes(layout: Layout): Steps<Float32Array> | null {
    const memory = this.#openFor(layout.n)
    return memory && this.#releasing(greatestSizesIn(memory, this.#weights, layout))
  }

  extents(layout: Layout): Steps<Ranges> | null {
    const memory = layout.kind === 'tensor' ? null : this.#openFor(layout.n)
    return memory && this.#releasing(extentsIn(memory, this.#weights, layout))
  }

  pack(codec: BlockCodec, n: number): Steps<Packing> | null {
    const memory = this.#openFor(n)
    return memory && this.#releasing(packIn(memory, this.#weights, codec, this.#shards))
  }

  *#tally(memory: ChunkMemory, quantizer: Quantizer, tables: Tables, display: DisplayHistogram): Steps<Tally> {
    const weights = this.#weights
    const n = weights.length
    const pass = new Pass(memory, weights, quantizer, tables, writerOf(memory, weights, quantizer))
    const part = yield* portion(pass.count(0, n), 0, 0.6)
    const unit = quantizer.scales === null ? unitOf(part) : null
    const errors = unit === null ? part.errors : yield* portion(pass.countErrors(0, n, part.rows, unit), 0.6, 0.8)
    const found = tables.tabled ? null : new Found(memory, n, part, display.bins)
    const distinct = found && (yield* portion(found.distinct(), 0.8, 1))
    return tallyOf({ ...part, errors }, quantizer, tables, display.bins, found, distinct)
  }

  /** The same work, which gives a large memory back however it ends: done, stopped or with an error. */
  *#releasing<T>(steps: Steps<T>): Steps<T> {
    try {
      return yield* steps
    } finally {
      if (this.#weights.length > this.#mostKept) this.#memory = null
    }
  }

  /** Null for others than these `n` weights, and where the memory is not to be had. */
  #openFor(n: number): ChunkMemory | null {
    if (n !== this.#weights.length) return null
    try {
      this.#memory ??= new ChunkMemory(this.#module, this.#weights.length)
      return this.#memory
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  }
}
