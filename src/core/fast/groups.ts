import type { BlockCodec } from '../codecs/ggml/block.ts'
import type { Layout } from '../quantizer/layout.ts'
import type { Ranges } from '../ranges/search/find.ts'
import type { Steps } from '../steps.ts'

/** Blocks of a file format, and whether all scales fit. */
export interface Packing {
  readonly packed: Uint8Array
  readonly scalesFit: boolean
  /** The effective scales of all groups, where they are known already. */
  readonly steps?: Float32Array
}

/** A faster way to what methods ask of every group of one array of weights: the same to the last bit, or null. */
export interface GroupKernels {
  /** What `greatestSizes` finds. */
  greatestSizes(layout: Layout): Steps<Float32Array> | null
  /** The least and the greatest finite weight of every group. */
  extents(layout: Layout): Steps<Ranges> | null
  /** The `n` weights as `codec` encodes them. */
  pack(codec: BlockCodec, n: number): Steps<Packing> | null
}
