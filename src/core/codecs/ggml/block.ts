import type { OffsetSearch } from './offset-search.ts'
import { scaledValue } from './scaled.ts'

/** A block of packed weights: read by file readers, written by the methods. */
export interface BlockDecoder {
  /** Weights in a block. */
  readonly elements: number
  readonly bytes: number
  /**
   * Writes `elements` values to `out` from index `to` on, from the block that starts at `bytes[at]`. Every pattern of
   * bytes gives numbers; a scale that is ∞ or NaN gives such numbers.
   */
  decode(bytes: Uint8Array, at: number, out: Float32Array, to: number): void
}

/** Where codes and scales lie in a block, and what they stand for: value = scale · code + offset, in float32. */
export interface BlockScheme {
  readonly elements: number
  readonly bytes: number
  /** Neighbours that share a scale: the block, or a sub-block of it. */
  readonly part: number
  /** What code 0, 1, … is multiplied by the scale as; absent: the code itself. */
  readonly entries?: ArrayLike<number>
  /** Is there an offset beside each scale? */
  readonly offset: boolean
  /** Writes the code of every weight. */
  readCodes(bytes: Uint8Array, at: number, codes: Int8Array): void
  /** Where codes are nibbles that lie as `readNibbles` reads them: behind `head` bytes, `parts` times, with `shift` added. */
  readonly nibbles?: { readonly head: number; readonly parts: number; readonly half: 16 | 32; readonly shift: number }
  /** Writes the effective scale of every part, and its offset where there is one, as float32. */
  readScales(bytes: Uint8Array, at: number, scales: Float32Array, offsets: Float32Array): void
}

/** The search for a sub-block of `count` weights, by the name of its function; kernels know it too. */
export type Search =
  | ({ readonly by: 'searchOffset' } & OffsetSearch)
  | { readonly by: 'searchSigned' | 'searchRefining'; readonly count: number; readonly half: number }
  | { readonly by: 'searchEntries'; readonly count: number; readonly tries: number }

/** What a search found of the sub-blocks of a block. */
export interface SearchedParts {
  readonly scales: Float32Array
  /** Written by `searchOffset` alone. */
  readonly minima: Float32Array
  /** Not written by `searchEntries`. */
  readonly codes: Uint8Array
}

/** Writes a block whose sub-blocks have been searched, and may change their codes. Returns what `encode` does. */
export type Finish = (x: Float32Array, found: SearchedParts, bytes: Uint8Array, at: number) => boolean

/** How a number of steps becomes a code, which only decides ties: `half-up` is what truncating x + ½ does. */
export type Ties = 'half-even' | 'half-away' | 'half-up'

/** A format that can be written too. */
export interface BlockCodec extends BlockScheme, BlockDecoder {
  /** As its file is named, and what it exports: `loadCodec` finds it by that. */
  readonly id: string
  /** The least and greatest code that is written, and the bits that one takes. */
  readonly codes: { readonly min: number; readonly max: number }
  readonly bits: number
  readonly ties: Ties
  /** The kernel that encodes blocks just as `encode` does, where there is one. */
  readonly kernel?: `encodeQ${'4_0' | '4_1' | '5_0' | '5_1' | '8_0'}`
  /** Where scales of sub-blocks are searched: how, and how a block is stored once they are found. */
  readonly searched?: { readonly search: Search; readonly finish: Finish }
  /**
   * Writes the block of `elements` finite weights to `bytes[at, at + bytes)`. False where a scale is beyond float16:
   * it is then kept at ±65504, where the reference stores ∞.
   */
  encode(x: Float32Array, bytes: Uint8Array, at: number): boolean
}

/** A codec is what its format says, with the decoder that follows from it. */
export function blockCodec(format: Omit<BlockCodec, 'decode'>): BlockCodec {
  return { ...format, ...blockDecoder(format) }
}

/** The decoder that follows from where things lie. */
export function blockDecoder(scheme: BlockScheme): BlockDecoder {
  const { elements, bytes: size, part, entries, offset } = scheme
  const codes = new Int8Array(elements)
  const scales = new Float32Array(elements / part)
  const offsets = new Float32Array(elements / part)
  return {
    elements,
    bytes: size,
    decode(bytes, at, out, to) {
      scheme.readCodes(bytes, at, codes)
      scheme.readScales(bytes, at, scales, offsets)
      for (let i = 0; i < elements; i++) {
        const own = (i / part) | 0
        out[to + i] = scaledValue(codes[i], scales[own], offset ? offsets[own] : null, entries)
      }
    },
  }
}
