import type { PackedQuantizer } from '../../quantizer/packed.ts'
import { BOOK, BYTES, type ChunkMemory, CODES, NUMBERS, OTHER_NUMBERS, SMALL_CODES, X } from './memory.ts'
import type { Write } from './write.ts'

/** Entries of a codebook that there is room for. */
const MOST_ENTRIES = 16

/** Unpacks codes as the format says, and lets a kernel do the rest. */
export function packedWriter(memory: ChunkMemory, quantizer: PackedQuantizer): Write | null {
  const { codec, packed, steps, offsets, layout } = quantizer
  const { elements, bytes, part, codes, entries, nibbles } = codec
  const first = entries ? entries[codes.min + 1] - entries[codes.min] : 1
  const last = entries ? entries[codes.max] - entries[codes.max - 1] : 1
  if (entries) memory.f32(BOOK, MOST_ENTRIES).set(Float32Array.from(entries))
  return (from, to) => {
    const [block, end] = [from / elements, Math.ceil(to / elements)]
    const there = packed.subarray(block * bytes, end * bytes)
    if (nibbles) {
      const { head, parts, half, shift } = nibbles
      memory.u8(BYTES, there.length).set(there)
      memory.kernels.unpackNibbles(BYTES, end - block, bytes, head, parts, half, shift, SMALL_CODES)
    } else unpack(quantizer, block, end)
    const groups = [from / part, Math.min(layout.groups, Math.ceil(to / part))] as const
    memory.f32(NUMBERS, groups[1] - groups[0]).set(steps.subarray(...groups))
    if (offsets) memory.f32(OTHER_NUMBERS, groups[1] - groups[0]).set(offsets.subarray(...groups))
    memory.kernels.writeScaled(
      X,
      SMALL_CODES,
      to - from,
      part,
      NUMBERS,
      offsets ? OTHER_NUMBERS : 0,
      entries ? BOOK : 0,
      codes.min,
      codes.max,
      first,
      last,
      CODES,
      memory.valueAt(from),
      memory.flagAt(from),
    )
    return true
  }

  function unpack({ codec, packed }: PackedQuantizer, from: number, to: number): void {
    for (let block = from; block < to; block++) {
      codec.readCodes(packed, block * bytes, memory.i8(SMALL_CODES + (block - from) * elements, elements))
    }
  }
}
