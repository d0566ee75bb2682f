import { inverse } from './extreme.ts'
import { readHalf, writeHalf } from './half.ts'
import { IQ4_ENTRIES } from './iq4-entries.ts'
import { searchEntries, writeEntries } from './iq4-search.ts'
import { nearestWithin } from './nearest.ts'
import { readNibbles, writeNibbles } from './nibbles.ts'
import { extremeOf, searchedCodec } from './searched.ts'

const PARTS = 8
const COUNT = 32
const SEARCH = { by: 'searchEntries', count: COUNT, tries: 7 } as const
const HIGH = 2
const LOW = 4
const CODES = 8

const written = new Uint8Array(256)

/** What the scales multiply (float16), their upper 2 and lower 4 bits, 8 × 16 bytes of nibbles. */
export const iq4_xs = searchedCodec({
  id: 'iq4_xs',
  elements: 256,
  bytes: 136,
  part: COUNT,
  entries: IQ4_ENTRIES,
  offset: false,
  codes: { min: 0, max: 15 },
  bits: 4,
  ties: 'half-even',
  nibbles: { head: 8, parts: 8, half: 16, shift: 0 },
  readCodes(bytes, at, codes) {
    for (let part = 0; part < PARTS; part++) readNibbles(bytes, at + CODES + 16 * part, 16, codes, COUNT * part)
  },
  readScales(bytes, at, scales) {
    const d = readHalf(bytes, at)
    for (let part = 0; part < PARTS; part++) {
      const low = (bytes[at + LOW + (part >> 1)] >> (4 * (part & 1))) & 15
      const high = (bytes[at + HIGH + (part >> 2)] >> (2 * (part & 3))) & 3
      scales[part] = d * ((low | (high << 4)) - 32)
    }
  },
  search: SEARCH,
  searchPart(x, part, { scales }) {
    scales[part] = searchEntries(x, COUNT * part, SEARCH.tries)
  },
  finish(x, { scales }, bytes, at) {
    const d = Math.fround(-extremeOf(scales) / 32)
    const factor = inverse(d)
    bytes.fill(0, at + HIGH, at + CODES)
    for (let part = 0; part < PARTS; part++) {
      const code = nearestWithin(Math.fround(factor * scales[part]), -32, 31)
      bytes[at + LOW + (part >> 1)] |= ((code + 32) & 15) << (4 * (part & 1))
      bytes[at + HIGH + (part >> 2)] |= ((code + 32) >> 4) << (2 * (part & 3))
      writeEntries(x, COUNT * part, inverse(Math.fround(d * code)), written)
      writeNibbles(written, COUNT * part, 16, bytes, at + CODES + 16 * part)
    }
    return writeHalf(bytes, at, d)
  },
})
