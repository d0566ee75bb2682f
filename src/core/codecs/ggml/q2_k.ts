import { blockCodec } from './block.ts'
import { readHalf, writeHalf } from './half.ts'
import { nearestByte } from './nearest.ts'
import { searchOffset } from './offset-search.ts'
import { addTwoBits, writeTwoBits } from './planes.ts'
import { requantizeOffset } from './requantize.ts'

const PARTS = 16
const COUNT = 16
const SEARCH = { count: COUNT, most: 3, first: -0.5, tries: 15, absolute: true }
/** The greatest number of 4 bits. */
const GREATEST = 15
const SCALE = 80
const MINIMUM = 82

const written = new Uint8Array(256)
const weights = new Float32Array(COUNT)
const scales = new Float32Array(PARTS)
const minima = new Float32Array(PARTS)
const found = { scale: 0, minimum: 0 }

/** 16 bytes with a 4-bit scale and a 4-bit minimum, 64 bytes of 2-bit codes, and what these multiply (float16). */
export const q2_k = blockCodec({
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
  encode(x, bytes, at) {
    let maxScale = 0
    let maxMinimum = 0
    for (let part = 0; part < PARTS; part++) {
      for (let i = 0; i < COUNT; i++) weights[i] = Math.abs(x[part * COUNT + i])
      searchOffset(SEARCH, x, part * COUNT, weights, written, found)
      scales[part] = found.scale
      minima[part] = found.minimum
      if (found.scale > maxScale) maxScale = found.scale
      if (found.minimum > maxMinimum) maxMinimum = found.minimum
    }
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
      requantizeOffset(x, part * COUNT, COUNT, scale, minimum, SEARCH.most, written)
    }
    writeTwoBits(written, 0, bytes, at + 16)
    return scaleFits && minimumFits
  },
})
