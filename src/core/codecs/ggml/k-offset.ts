import { readHalf, writeHalf } from './half.ts'
import { nearestByte } from './nearest.ts'
import { type OffsetSearch, searchOffset } from './offset-search.ts'
import { requantizeOffset } from './requantize.ts'
import { sixBitMinimum, sixBitScale, writeSixBits } from './six-bit-scales.ts'

/** Q4_K and Q5_K: 8 sub-blocks of 32 weights with 6-bit scales and minima, after two float16 that these multiply. */

const PARTS = 8
const COUNT = 32
const HEAD = 4
/** The greatest number of 6 bits. */
const GREATEST = 63

const weights = new Float32Array(COUNT)
const scales = new Float32Array(PARTS)
const minima = new Float32Array(PARTS)
const scaleCodes = new Uint8Array(PARTS)
const minimumCodes = new Uint8Array(PARTS)
const found = { scale: 0, minimum: 0 }

/** Writes the first 16 bytes of a block, and the codes to `codes`. What `writeHalf` returns of both float16. */
export function encodeOffsetParts(
  x: Float32Array,
  search: OffsetSearch,
  codes: Uint8Array,
  bytes: Uint8Array,
  at: number,
): boolean {
  let maxScale = 0
  let maxMinimum = 0
  for (let part = 0; part < PARTS; part++) {
    weigh(x, part * COUNT)
    searchOffset(search, x, part * COUNT, weights, codes, found)
    scales[part] = found.scale
    minima[part] = found.minimum
    if (found.scale > maxScale) maxScale = found.scale
    if (found.minimum > maxMinimum) maxMinimum = found.minimum
  }
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
    requantizeOffset(x, part * COUNT, COUNT, scale, minimum, search.most, codes)
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

/** Great weights count more: w = √(mean of x²) + |x|. */
function weigh(x: Float32Array, from: number): void {
  let squares = Math.fround(0)
  for (let i = from; i < from + COUNT; i++) squares = Math.fround(squares + Math.fround(x[i] * x[i]))
  const size = Math.fround(Math.sqrt(Math.fround(squares / COUNT)))
  for (let i = 0; i < COUNT; i++) weights[i] = size + Math.abs(x[from + i])
}

/** In units of the greatest ÷ 63. A negative scale wraps to a byte first, as it does in the reference. */
function toSixBits(values: Float32Array, greatest: number, codes: Uint8Array): void {
  const factor = greatest > 0 ? Math.fround(GREATEST / greatest) : 0
  for (let part = 0; part < PARTS; part++) {
    const code = nearestByte(Math.fround(factor * values[part]))
    codes[part] = code > GREATEST ? GREATEST : code
  }
}
