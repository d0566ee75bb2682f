import { blockCodec } from './block.ts'
import { readHalf } from './half.ts'
import { addFifthBits, readNibbles, writeFifthBits, writeNibbles } from './nibbles.ts'
import { shift } from './shift.ts'
import { encodeSigned } from './signed-scale.ts'

const written = new Uint8Array(32)

/** Scale (float16), 4 bytes of fifth bits, 16 bytes of nibbles. A code is the 5-bit number less 16. */
export const q5_0 = blockCodec({
  id: 'q5_0',
  elements: 32,
  bytes: 22,
  part: 32,
  offset: false,
  codes: { min: -16, max: 15 },
  bits: 5,
  ties: 'half-up',
  kernel: 'encodeQ5_0',
  readCodes(bytes, at, codes) {
    readNibbles(bytes, at + 6, 16, codes, 0)
    addFifthBits(bytes, at + 2, codes)
    shift(codes, -16)
  },
  readScales(bytes, at, scales) {
    scales[0] = readHalf(bytes, at)
  },
  encode(x, bytes, at) {
    const fits = encodeSigned(x, 16, written, bytes, at)
    writeFifthBits(written, bytes, at + 2)
    writeNibbles(written, 0, 16, bytes, at + 6)
    return fits
  },
})
