import { encodeTernary } from './absmax-ternary.ts'
import { blockCodec } from './block.ts'
import { readHalf } from './half.ts'
import { addTwoBits, writeTwoBits } from './planes.ts'

const SCALE = 64
const written = new Uint8Array(256)

/** 64 bytes of 2-bit codes, scale (float16). Files may hold a code of 2, which the encoder leaves out. */
export const tq2_0 = blockCodec({
  id: 'tq2_0',
  elements: 256,
  bytes: 66,
  part: 256,
  offset: false,
  codes: { min: -1, max: 1 },
  bits: 2,
  ties: 'half-away',
  readCodes(bytes, at, codes) {
    codes.fill(-1)
    addTwoBits(bytes, at, 0, codes)
  },
  readScales(bytes, at, scales) {
    scales[0] = readHalf(bytes, at + SCALE)
  },
  encode(x, bytes, at) {
    const fits = encodeTernary(x, written, bytes, at + SCALE)
    writeTwoBits(written, 0, bytes, at)
    return fits
  },
})
