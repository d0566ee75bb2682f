import { blockCodec } from './block.ts'
import { readHalf } from './half.ts'
import { readNibbles, writeNibbles } from './nibbles.ts'
import { shift } from './shift.ts'
import { encodeSigned } from './signed-scale.ts'

const written = new Uint8Array(32)

/** Scale (float16), 16 bytes of nibbles. A code is the nibble less 8. */
export const q4_0 = blockCodec({
  id: 'q4_0',
  elements: 32,
  bytes: 18,
  part: 32,
  offset: false,
  codes: { min: -8, max: 7 },
  bits: 4,
  ties: 'half-up',
  kernel: 'encodeQ4_0',
  nibbles: { head: 2, parts: 1, half: 16, shift: -8 },
  readCodes(bytes, at, codes) {
    readNibbles(bytes, at + 2, 16, codes, 0)
    shift(codes, -8)
  },
  readScales(bytes, at, scales) {
    scales[0] = readHalf(bytes, at)
  },
  encode(x, bytes, at) {
    const fits = encodeSigned(x, 8, written, bytes, at)
    writeNibbles(written, 0, 16, bytes, at + 2)
    return fits
  },
})
