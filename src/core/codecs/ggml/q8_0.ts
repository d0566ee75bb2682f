import { halfAway } from '../../numeric/rounding.ts'
import { blockCodec } from './block.ts'
import { extreme, inverse } from './extreme.ts'
import { readHalf, writeHalf } from './half.ts'

/** Scale (float16), 32 signed bytes. The encoder leaves out −128. */
export const q8_0 = blockCodec({
  id: 'q8_0',
  elements: 32,
  bytes: 34,
  part: 32,
  offset: false,
  codes: { min: -127, max: 127 },
  bits: 8,
  ties: 'half-away',
  kernel: 'encodeQ8_0',
  readCodes(bytes, at, codes) {
    for (let i = 0; i < 32; i++) codes[i] = bytes[at + 2 + i]
  },
  readScales(bytes, at, scales) {
    scales[0] = readHalf(bytes, at)
  },
  encode(x, bytes, at) {
    const d = Math.fround(Math.abs(extreme(x, 0, 32)) / 127)
    const factor = inverse(d)
    // Bytes wrap as two's complement; the ∞ and NaN of a scale below float32's normal numbers are stored as 0.
    for (let i = 0; i < 32; i++) bytes[at + 2 + i] = halfAway(Math.fround(x[i] * factor))
    return writeHalf(bytes, at, d)
  },
})
