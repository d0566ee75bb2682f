import { readHalf, writeHalf } from './half.ts'
import { nearestByte } from './nearest.ts'
import { addTwoBits, writeTwoBits } from './planes.ts'
import { searchOffsetPart } from './offset-part.ts'
import { requantizeOffset } from './requantize.ts'
import { greatestOf, searchedCodec } from './searched.ts'

const PARTS = 16
const COUNT = 16
const SEARCH = {
  by: 'searchOffset',
  count: COUNT,
  most: 3,
  first: -0.5,
  tries: 15,
  absolute: true,
  mean: false,
} as const
/** The greatest number of 4 bits. */
const GREATEST = 15
const SCALE = 80
const MINIMUM = 82

/** 16 bytes with a 4-bit scale and a 4-bit minimum, 64 bytes of 2-bit codes, and what these multiply (float16). */
export const q2_k = searchedCodec({
  id: 'q2_k',
  elements: 256,
  bytes: 84,
  part: COUNT,
  offset: true,
  codes: { min: 0, max: 3 },
  bits: 2,
  ties: 'half-even',
  readCodes(bytes, at, codes) {
    codes.fill(0)
    addTwoBits(bytes, at + 16, 0, codes)
  },
  readScales(bytes, at, scales, offsets) {
    const d = readHalf(bytes, at + SCALE)
    const dMinimum = readHalf(bytes, at + MINIMUM)
    for (let part = 0; part < PARTS; part++) {
      scales[part] = d * (bytes[at + part] & 15)
      offsets[part] = -Math.fround(dMinimum * (bytes[at + part] >> 4))
    }
  },
  search: SEARCH,
  searchPart: (x, part, found) => searchOffsetPart(SEARCH, x, part, found),
  finish(x, { scales, minima, codes }, bytes, at) {
    const maxScale = greatestOf(scales)
    const maxMinimum = greatestOf(minima)
    const perScale = maxScale > 0 ? Math.fround(GREATEST / maxScale) : 0
    const perMinimum = maxMinimum > 0 ? Math.fround(GREATEST / maxMinimum) : 0
    for (let part = 0; part < PARTS; part++) {
      // A negative scale wraps to a byte, as it does in the reference.
      const scale = nearestByte(Math.fround(perScale * scales[part]))
      bytes[at + part] = scale | (nearestByte(Math.fround(perMinimum * minima[part])) << 4)
    }
    const scaleFits = writeHalf(bytes, at + SCALE, Math.fround(maxScale / GREATEST))
    const minimumFits = writeHalf(bytes, at + MINIMUM, Math.fround(maxMinimum / GREATEST))
    const d = readHalf(bytes, at + SCALE)
    const dMinimum = readHalf(bytes, at + MINIMUM)
    for (let part = 0; part < PARTS; part++) {
      const scale = Math.fround(d * (bytes[at + part] & 15))
      const minimum = Math.fround(dMinimum * (bytes[at + part] >> 4))
      requantizeOffset(x, part * COUNT, COUNT, scale, minimum, SEARCH.most, codes)
    }
    writeTwoBits(codes, 0, bytes, at + 16)
    return scaleFits && minimumFits
  },
})
