import { readHalf, writeHalf } from './half.ts'
import { nearestWithin } from './nearest.ts'
import { addBit, addTwoBits, writeBit, writeTwoBits } from './planes.ts'
import { searchRefining } from './refine-search.ts'
import { requantizeSigned } from './requantize.ts'
import { extremeOf, searchedCodec } from './searched.ts'

const PARTS = 16
const COUNT = 16
const LOW = 32
const SCALES = 96
const SCALE = 108

const SEARCH = { by: 'searchRefining', count: COUNT, half: 4 } as const
const scaleCodes = new Uint8Array(PARTS)

/** 32 bytes of third bits, 64 bytes of lower 2 bits, 12 bytes of 6-bit scales, and what these multiply (float16). */
export const q3_k = searchedCodec({
  id: 'q3_k',
  elements: 256,
  bytes: 110,
  part: COUNT,
  offset: false,
  codes: { min: -4, max: 3 },
  bits: 3,
  ties: 'half-even',
  readCodes(bytes, at, codes) {
    codes.fill(-4)
    addTwoBits(bytes, at + LOW, 0, codes)
    addBit(bytes, at, 2, codes)
  },
  readScales(bytes, at, scales) {
    const d = readHalf(bytes, at + SCALE)
    for (let part = 0; part < PARTS; part++) scales[part] = d * (scaleCode(bytes, at + SCALES, part) - 32)
  },
  search: SEARCH,
  searchPart(x, part, { scales, codes }) {
    scales[part] = searchRefining(x, part * COUNT, SEARCH.half, codes)
  },
  finish(x, { scales, codes }, bytes, at) {
    const max = extremeOf(scales)
    const factor = max === 0 ? 0 : Math.fround(-32 / max)
    const fits = writeHalf(bytes, at + SCALE, max === 0 ? 0 : Math.fround(1 / factor))
    const d = readHalf(bytes, at + SCALE)
    // Without any scale ggml leaves these bytes 0, which stands for −32.
    for (let part = 0; part < PARTS; part++) {
      scaleCodes[part] = max === 0 ? 0 : nearestWithin(Math.fround(factor * scales[part]), -32, 31) + 32
      requantizeSigned(x, part * COUNT, COUNT, Math.fround(d * (scaleCodes[part] - 32)), SEARCH.half, codes)
    }
    writeScaleCodes(bytes, at + SCALES)
    writeBit(codes, 2, bytes, at)
    writeTwoBits(codes, 0, bytes, at + LOW)
    return fits
  },
})

/** The low 4 bits of 8 scales and of the next 8 in nibbles, then the top 2 bits of all, those of i, i + 4, … in a byte. */
function writeScaleCodes(bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 8; i++) bytes[at + i] = (scaleCodes[i] & 15) | ((scaleCodes[i + 8] & 15) << 4)
  for (let i = 0; i < 4; i++) {
    let byte = 0
    for (let part = 0; part < 4; part++) byte |= (scaleCodes[i + 4 * part] >> 4) << (2 * part)
    bytes[at + 8 + i] = byte
  }
}

function scaleCode(bytes: Uint8Array, at: number, part: number): number {
  const low = part < 8 ? bytes[at + part] & 15 : bytes[at + part - 8] >> 4
  return low | (((bytes[at + 8 + (part & 3)] >> (2 * (part >> 2))) & 3) << 4)
}
