import { blockCodec } from './block.ts'
import { readHalf } from './half.ts'
import { encodeMinMax } from './min-max-scale.ts'
import { addFifthBits, readNibbles, writeFifthBits, writeNibbles } from './nibbles.ts'

const written = new Uint8Array(32)

/** Scale, least weight (both float16), 4 bytes of fifth bits, 16 bytes of nibbles. */
export const q5_1 = blockCodec({
  id: 'q5_1',
  elements: 32,
  bytes: 24,
  part: 32,
  offset: true,
  codes: { min: 0, max: 31 },
  bits: 5,
  ties: 'half-up',
  kernel: 'encodeQ5_1',
  readCodes(bytes, at, codes) {
    readNibbles(bytes, at + 8, 16, codes, 0)
    addFifthBits(bytes, at + 4, codes)
  },
  readScales(bytes, at, scales, offsets) {
    scales[0] = readHalf(bytes, at)
    offsets[0] = readHalf(bytes, at + 2)
  },
  encode(x, bytes, at) {
    const fits = encodeMinMax(x, 31, written, bytes, at)
    writeFifthBits(written, bytes, at + 4)
    writeNibbles(written, 0, 16, bytes, at + 8)
    return fits
  },
})
