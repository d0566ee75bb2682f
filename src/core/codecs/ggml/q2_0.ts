import { blockDecoder } from './block.ts'
import { readHalf } from './half.ts'

/** Scale (float16), 16 bytes of four 2-bit codes each. A code is the number less 1. */
export const q2_0 = blockDecoder({
  elements: 64,
  bytes: 18,
  part: 64,
  offset: false,
  readCodes(bytes, at, codes) {
    for (let i = 0; i < 64; i++) codes[i] = ((bytes[at + 2 + (i >> 2)] >> (2 * (i & 3))) & 3) - 1
  },
  readScales(bytes, at, scales) {
    scales[0] = readHalf(bytes, at)
  },
})
