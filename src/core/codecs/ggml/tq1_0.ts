import { encodeTernary } from './absmax-ternary.ts'
import { blockCodec } from './block.ts'
import { readHalf } from './half.ts'

const SCALE = 52
/** Bytes in a run, and how many digits to base 3 each holds: weights i, i + bytes, i + 2 · bytes, … of the run. */
const RUNS = [
  { bytes: 32, digits: 5 },
  { bytes: 16, digits: 5 },
  { bytes: 4, digits: 4 },
]
const written = new Uint8Array(256)

/** 52 bytes of up to 5 digits to base 3, scale (float16). */
export const tq1_0 = blockCodec({
  id: 'tq1_0',
  elements: 256,
  bytes: 54,
  part: 256,
  offset: false,
  codes: { min: -1, max: 1 },
  bits: 2,
  ties: 'half-away',
  readCodes(bytes, at, codes) {
    forEachByte((byte, first, apart, digits) => {
      // A byte is a fraction: times 3, the first digit is what overflows.
      let fraction = bytes[at + byte]
      for (let digit = 0; digit < digits; digit++) {
        codes[first + digit * apart] = ((fraction * 3) >> 8) - 1
        fraction = (fraction * 3) & 255
      }
    })
  },
  readScales(bytes, at, scales) {
    scales[0] = readHalf(bytes, at + SCALE)
  },
  encode(x, bytes, at) {
    const fits = encodeTernary(x, written, bytes, at + SCALE)
    forEachByte((byte, first, apart, digits) => {
      let number = 0
      for (let digit = 0; digit < 5; digit++) {
        number = number * 3 + (digit < digits ? written[first + digit * apart] : 0)
      }
      // number ÷ 3⁵ as a fraction of 256, rounded up.
      bytes[at + byte] = (number * 256 + 242) / 243
    })
    return fits
  },
})

function forEachByte(visit: (byte: number, first: number, apart: number, digits: number) => void): void {
  let byte = 0
  let start = 0
  for (const run of RUNS) {
    for (let i = 0; i < run.bytes; i++) visit(byte + i, start + i, run.bytes, run.digits)
    byte += run.bytes
    start += run.bytes * run.digits
  }
}
