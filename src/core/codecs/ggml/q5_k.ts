import { readOffsetParts, writeOffsetParts } from './k-offset.ts'
import { readNibbles, writeNibbles } from './nibbles.ts'
import { searchOffsetPart } from './offset-part.ts'
import { addBit, writeBit } from './planes.ts'
import { searchedCodec } from './searched.ts'

const SEARCH = { by: 'searchOffset', count: 32, most: 31, first: -0.5, tries: 15, absolute: false, mean: true } as const

/** Scale and minimum (float16), 12 bytes of 6-bit scales and minima, 32 bytes of fifth bits, 4 × 32 bytes of nibbles. */
export const q5_k = searchedCodec({
  id: 'q5_k',
  elements: 256,
  bytes: 176,
  part: 32,
  offset: true,
  codes: { min: 0, max: 31 },
  bits: 5,
  ties: 'half-even',
  readCodes(bytes, at, codes) {
    for (let i = 0; i < 4; i++) readNibbles(bytes, at + 48 + 32 * i, 32, codes, 64 * i)
    addBit(bytes, at + 16, 4, codes)
  },
  readScales: readOffsetParts,
  search: SEARCH,
  searchPart: (x, part, found) => searchOffsetPart(SEARCH, x, part, found),
  finish(x, found, bytes, at) {
    const fits = writeOffsetParts(x, found, SEARCH.most, bytes, at)
    writeBit(found.codes, 4, bytes, at + 16)
    for (let i = 0; i < 4; i++) writeNibbles(found.codes, 64 * i, 32, bytes, at + 48 + 32 * i)
    return fits
  },
})
