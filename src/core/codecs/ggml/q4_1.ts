import { blockCodec } from './block.ts'
import { readHalf } from './half.ts'
import { encodeMinMax } from './min-max-scale.ts'
import { readNibbles, writeNibbles } from './nibbles.ts'

const written = new Uint8Array(32)

/** Scale, least weight (both float16), 16 bytes of nibbles. */
export const q4_1 = blockCodec({
  id: 'q4_1',
  elements: 32,
  bytes: 20,
  part: 32,
  offset: true,
  codes: { min: 0, max: 15 },
  bits: 4,
  ties: 'half-up',
  kernel: 'encodeQ4_1',
  nibbles: { head: 4, parts: 1, half: 16, shift: 0 },
  readCodes(bytes, at, codes) {
    readNibbles(bytes, at + 4, 16, codes, 0)
  },
  readScales(bytes, at, scales, offsets) {
    scales[0] = readHalf(bytes, at)
    offsets[0] = readHalf(bytes, at + 2)
  },
  encode(x, bytes, at) {
    const fits = encodeMinMax(x, 15, written, bytes, at)
    writeNibbles(written, 0, 16, bytes, at + 4)
    return fits
  },
})
