import { blockDecoder } from './block.ts'
import { E2M1_ENTRIES } from './e2m1-entries.ts'
import { readNibbles } from './nibbles.ts'

const single = new Float32Array(1)
const bits = new Uint32Array(single.buffer)

/** Scale (a power of two, E8M0), 16 bytes of nibbles. */
export const mxfp4 = blockDecoder({
  elements: 32,
  bytes: 17,
  part: 32,
  entries: E2M1_ENTRIES,
  offset: false,
  readCodes(bytes, at, codes) {
    readNibbles(bytes, at + 1, 16, codes, 0)
  },
  readScales(bytes, at, scales) {
    const exponent = bytes[at]
    // Half of 2^(exponent − 127); the two least are below float32's normal numbers.
    bits[0] = exponent < 2 ? 0x200000 << exponent : (exponent - 1) << 23
    scales[0] = single[0]
  },
})
