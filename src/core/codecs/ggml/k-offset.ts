import type { SearchedParts } from './block.ts'
import { readHalf, writeHalf } from './half.ts'
import { nearestByte } from './nearest.ts'
import { requantizeOffset } from './requantize.ts'
import { greatestOf } from './searched.ts'
import { sixBitMinimum, sixBitScale, writeSixBits } from './six-bit-scales.ts'

/** Q4_K and Q5_K: 8 sub-blocks of 32 weights with 6-bit scales and minima, after two float16 that these multiply. */

const PARTS = 8
const COUNT = 32
const HEAD = 4
/** The greatest number of 6 bits. */
const GREATEST = 63

const scaleCodes = new Uint8Array(PARTS)
const minimumCodes = new Uint8Array(PARTS)

/** Writes the first 16 bytes of a block, and the codes, up to `most`, anew. What `writeHalf` returns of both float16. */
export function writeOffsetParts(
  x: Float32Array,
  { scales, minima, codes }: SearchedParts,
  most: number,
  bytes: Uint8Array,
  at: number,
): boolean {
  const maxScale = greatestOf(scales)
  const maxMinimum = greatestOf(minima)
  toSixBits(scales, maxScale, scaleCodes)
  toSixBits(minima, maxMinimum, minimumCodes)
  writeSixBits(scaleCodes, minimumCodes, bytes, at + HEAD)
  const scaleFits = writeHalf(bytes, at, Math.fround(maxScale / GREATEST))
  const minimumFits = writeHalf(bytes, at + 2, Math.fround(maxMinimum / GREATEST))
  const d = readHalf(bytes, at)
  const dMinimum = readHalf(bytes, at + 2)
  for (let part = 0; part < PARTS; part++) {
    const scale = Math.fround(d * scaleCodes[part])
    const minimum = Math.fround(dMinimum * minimumCodes[part])
    requantizeOffset(x, part * COUNT, COUNT, scale, minimum, most, codes)
  }
  return scaleFits && minimumFits
}

export function readOffsetParts(bytes: Uint8Array, at: number, scales: Float32Array, offsets: Float32Array): void {
  const d = readHalf(bytes, at)
  const dMinimum = readHalf(bytes, at + 2)
  for (let part = 0; part < PARTS; part++) {
    scales[part] = d * sixBitScale(bytes, at + HEAD, part)
    offsets[part] = -Math.fround(dMinimum * sixBitMinimum(bytes, at + HEAD, part))
  }
}

/** In units of the greatest ÷ 63. A negative scale wraps to a byte first, as it does in the reference. */
function toSixBits(values: Float32Array, greatest: number, codes: Uint8Array): void {
  const factor = greatest > 0 ? Math.fround(GREATEST / greatest) : 0
  for (let part = 0; part < PARTS; part++) {
    const code = nearestByte(Math.fround(factor * values[part]))
    codes[part] = code > GREATEST ? GREATEST : code
  }
}
