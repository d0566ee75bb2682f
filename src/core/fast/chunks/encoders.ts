import type { BlockCodec, Search } from '../../codecs/ggml/block.ts'
import { BOOK, BYTES, type ChunkMemory, CODES, NUMBERS, OTHER_NUMBERS, SMALL_CODES, X } from './memory.ts'

/** Writes blocks that lie at `X` to `packed[at …]`, block `first` of all. False where a scale is beyond float16. */
type Encode = (blocks: number, packed: Uint8Array, at: number, first: number) => boolean

interface Encoder {
  readonly encode: Encode
  /** Filled with the scales of all groups by `encode`. */
  readonly steps?: Float32Array
}

/** What encodes `n` weights as `codec` does: a kernel all of it, or its searches, or the codec by itself. */
export function encoderOf(memory: ChunkMemory, codec: BlockCodec, n: number): Encoder {
  if (codec.kernel) return kernelEncoder(memory, codec, codec.kernel, n)
  return { encode: codec.searched ? searchingEncoder(memory, codec, codec.searched) : plainEncoder(memory, codec) }
}

function plainEncoder(memory: ChunkMemory, codec: BlockCodec): Encode {
  const { elements, bytes } = codec
  return (blocks, packed, at) => {
    const x = memory.f32(X, blocks * elements)
    let fits = true
    for (let block = 0; block < blocks; block++) {
      const weights = x.subarray(block * elements, (block + 1) * elements)
      if (!codec.encode(weights, packed, at + block * bytes)) fits = false
    }
    return fits
  }
}

function kernelEncoder(
  memory: ChunkMemory,
  { elements, bytes, offset }: BlockCodec,
  kernel: NonNullable<BlockCodec['kernel']>,
  n: number,
): Encoder {
  const steps = new Float32Array(offset ? 0 : Math.ceil(n / elements))
  const encode: Encode = (blocks, packed, at, first) => {
    const fits = memory.kernels[kernel](X, blocks, BYTES, NUMBERS) !== 0
    packed.set(memory.u8(BYTES, blocks * bytes), at)
    if (!offset) steps.set(memory.f32(NUMBERS, blocks), first)
    return fits
  }
  return offset ? { encode } : { encode, steps }
}

/** A kernel searches the sub-blocks, and the codec stores what it found. */
function searchingEncoder(
  memory: ChunkMemory,
  codec: BlockCodec,
  { search, finish }: NonNullable<BlockCodec['searched']>,
): Encode {
  const { elements, bytes } = codec
  const parts = elements / search.count
  const run = searchOf(memory, codec, search)
  return (blocks, packed, at) => {
    run(blocks * parts)
    const x = memory.f32(X, blocks * elements)
    const scales = memory.f32(NUMBERS, blocks * parts)
    const minima = memory.f32(OTHER_NUMBERS, blocks * parts)
    const codes = memory.u8(SMALL_CODES, blocks * elements)
    let fits = true
    for (let block = 0; block < blocks; block++) {
      const own = [block * parts, (block + 1) * parts] as const
      const weights = [block * elements, (block + 1) * elements] as const
      const found = {
        scales: scales.subarray(...own),
        minima: minima.subarray(...own),
        codes: codes.subarray(...weights),
      }
      if (!finish(x.subarray(...weights), found, packed, at + block * bytes)) fits = false
    }
    return fits
  }
}

/** Kernels search four sub-blocks at once; what lies behind the last one is searched with it. */
function searchOf(memory: ChunkMemory, { entries }: BlockCodec, search: Search): (parts: number) => void {
  const { kernels } = memory
  const { count } = search
  if ('half' in search) {
    const kernel = search.by === 'searchSigned' ? 'searchSignedParts' : 'searchRefiningParts'
    return (parts) => kernels[kernel](X, fours(parts), count, search.half, CODES, NUMBERS, SMALL_CODES)
  }
  if (search.by === 'searchEntries') {
    const levels = Float32Array.from(entries ?? [])
    return (parts) => {
      // Every time: between two chunks somebody else may have used the memory.
      writeEntries(memory, levels)
      kernels.searchEntryParts(X, fours(parts), count, search.tries, BOOK, CODES, NUMBERS)
    }
  }
  const { most, first, tries, absolute, mean } = search
  return (parts) => {
    kernels.searchOffsets(
      X,
      fours(parts),
      count,
      most,
      first,
      tries,
      Number(absolute),
      Number(mean),
      CODES,
      NUMBERS,
      OTHER_NUMBERS,
      SMALL_CODES,
    )
  }
}

function fours(parts: number): number {
  return parts + (-parts & 3)
}

/** Entries, the middles between them, and the steps from one to the next. */
function writeEntries(memory: ChunkMemory, entries: Float32Array): void {
  const behind = entries.subarray(1)
  memory.f32(BOOK, entries.length).set(entries)
  const middles = BOOK + entries.length * 4
  memory.f32(middles, behind.length).set(behind.map((entry, i) => (entries[i] + entry) / 2))
  memory.f32(middles + behind.length * 4, behind.length).set(behind.map((entry, i) => entry - entries[i]))
}
