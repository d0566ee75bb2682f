import type { BlockCodec } from '../../codecs/ggml/block.ts'
import type { Steps } from '../../steps.ts'
import type { Packing } from '../groups.ts'
import { type InParts, share, type Shards } from '../shards.ts'
import { CHUNK } from '../weights.ts'
import { encoderOf } from './encoders.ts'
import { type ChunkMemory, X } from './memory.ts'
import { forEachChunk } from './prepare.ts'

/** What `packInSteps` makes of the weights. `shards` may encode a part of them, if they hold all of them. */
export function packIn(
  memory: ChunkMemory,
  weights: Float32Array,
  codec: BlockCodec,
  shards: Shards | null = null,
): Steps<Packing> {
  return share(shards, { codec: codec.id }, new PackRun(memory, weights, codec))
}

/** Encoding under way. Blocks lie within chunks: `CHUNK` is a multiple of what any of them holds. */
class PackRun implements InParts<Packing> {
  readonly #memory: ChunkMemory
  readonly #weights: Float32Array
  readonly #codec: BlockCodec
  readonly #encoder: ReturnType<typeof encoderOf>
  readonly #packed: Uint8Array
  #scalesFit = true

  constructor(memory: ChunkMemory, weights: Float32Array, codec: BlockCodec) {
    this.#memory = memory
    this.#weights = weights
    this.#codec = codec
    this.#encoder = encoderOf(memory, codec, weights.length)
    this.#packed = new Uint8Array(Math.ceil(weights.length / codec.elements) * codec.bytes)
  }

  get chunks(): number {
    return Math.ceil(this.#weights.length / CHUNK)
  }

  *run(from: number, to: number): Steps<void> {
    const weights = this.#weights.subarray(from * CHUNK, to * CHUNK)
    yield* forEachChunk(this.#memory, weights, (start, end) => this.#encode(from * CHUNK + start, end - start))
  }

  add(from: number, { packed, scalesFit, steps }: Packing): void {
    const block = this.#blockAt(from * CHUNK)
    this.#packed.set(packed, block * this.#codec.bytes)
    if (steps) this.#encoder.steps?.set(steps, block)
    this.#scalesFit &&= scalesFit
  }

  found(): Packing {
    const { steps } = this.#encoder
    return { packed: this.#packed, scalesFit: this.#scalesFit, ...(steps ? { steps } : {}) }
  }

  /** `count` weights that lie at `X`. */
  #encode(from: number, count: number): void {
    const { elements, bytes } = this.#codec
    const blocks = Math.ceil(count / elements)
    this.#memory.f32(X, blocks * elements).fill(0, count)
    this.#memory.kernels.dropNotFinite(X, count)
    const first = this.#blockAt(from)
    if (!this.#encoder.encode(blocks, this.#packed, first * bytes, first)) this.#scalesFit = false
  }

  #blockAt(weight: number): number {
    return weight / this.#codec.elements
  }
}
