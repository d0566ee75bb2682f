import { blockDecoder } from './block.ts'
import { readHalf } from './half.ts'

/** Scale (float16), 16 bytes of signs: 1 is +, 0 is −. */
export const q1_0 = blockDecoder({
  elements: 128,
  bytes: 18,
  part: 128,
  offset: false,
  readCodes(bytes, at, codes) {
    for (let i = 0; i < 128; i++) codes[i] = 2 * ((bytes[at + 2 + (i >> 3)] >> (i & 7)) & 1) - 1
  },
  readScales(bytes, at, scales) {
    scales[0] = readHalf(bytes, at)
  },
})
