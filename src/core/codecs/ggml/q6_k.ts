import { readHalf, writeHalf } from './half.ts'
import { nearestWithin } from './nearest.ts'
import { readNibbles, writeNibbles } from './nibbles.ts'
import { addTwoBits, writeTwoBits } from './planes.ts'
import { requantizeSigned } from './requantize.ts'
import { extremeOf, searchedCodec } from './searched.ts'
import { shift } from './shift.ts'
import { NOTHING, searchSigned } from './signed-search.ts'

const PARTS = 16
const COUNT = 16
const HIGH = 128
const SCALES = 192
const SCALE = 208

const SEARCH = { by: 'searchSigned', count: COUNT, half: 32 } as const

/** 128 bytes of nibbles, 64 bytes of upper 2 bits, 16 signed bytes of scales, and what these multiply (float16). */
export const q6_k = searchedCodec({
  id: 'q6_k',
  elements: 256,
  bytes: 210,
  part: COUNT,
  offset: false,
  codes: { min: -32, max: 31 },
  bits: 6,
  ties: 'half-even',
  readCodes(bytes, at, codes) {
    readNibbles(bytes, at, 64, codes, 0)
    readNibbles(bytes, at + 64, 64, codes, 128)
    addTwoBits(bytes, at + HIGH, 4, codes)
    shift(codes, -32)
  },
  readScales(bytes, at, scales) {
    const d = readHalf(bytes, at + SCALE)
    for (let part = 0; part < PARTS; part++) scales[part] = d * signed(bytes[at + SCALES + part])
  },
  search: SEARCH,
  searchPart(x, part, { scales, codes }) {
    scales[part] = searchSigned(x, part * COUNT, COUNT, SEARCH.half, codes)
  },
  finish(x, { scales, codes }, bytes, at) {
    const max = extremeOf(scales)
    if (Math.abs(max) < NOTHING) {
      bytes.fill(0, at, at + 210)
      return true
    }
    const factor = Math.fround(-128 / max)
    const fits = writeHalf(bytes, at + SCALE, Math.fround(1 / factor))
    const d = readHalf(bytes, at + SCALE)
    for (let part = 0; part < PARTS; part++) {
      const code = nearestWithin(Math.fround(factor * scales[part]), -128, 127)
      bytes[at + SCALES + part] = code
      requantizeSigned(x, part * COUNT, COUNT, Math.fround(d * code), 32, codes)
    }
    writeNibbles(codes, 0, 64, bytes, at)
    writeNibbles(codes, 128, 64, bytes, at + 64)
    writeTwoBits(codes, 4, bytes, at + HIGH)
    return fits
  },
})

function signed(byte: number): number {
  return (byte << 24) >> 24
}
