import { blockCodec } from './block.ts'
import { encodeOffsetParts, readOffsetParts } from './k-offset.ts'
import { readNibbles, writeNibbles } from './nibbles.ts'

const SEARCH = { count: 32, most: 15, first: -1, tries: 20, absolute: false }
const written = new Uint8Array(256)

/** Scale and minimum (float16), 12 bytes of 6-bit scales and minima, 4 × 32 bytes of nibbles. */
export const q4_k = blockCodec({
  elements: 256,
  bytes: 144,
  part: 32,
  offset: true,
  codes: { min: 0, max: 15 },
  bits: 4,
  ties: 'half-even',
  nibbles: { head: 16, parts: 4, half: 32, shift: 0 },
  readCodes(bytes, at, codes) {
    for (let i = 0; i < 4; i++) readNibbles(bytes, at + 16 + 32 * i, 32, codes, 64 * i)
  },
  readScales: readOffsetParts,
  encode(x, bytes, at) {
    const fits = encodeOffsetParts(x, SEARCH, written, bytes, at)
    for (let i = 0; i < 4; i++) writeNibbles(written, 64 * i, 32, bytes, at + 16 + 32 * i)
    return fits
  },
})
