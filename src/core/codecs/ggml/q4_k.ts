import { readOffsetParts, writeOffsetParts } from './k-offset.ts'
import { readNibbles, writeNibbles } from './nibbles.ts'
import { searchOffsetPart } from './offset-part.ts'
import { searchedCodec } from './searched.ts'

const SEARCH = { by: 'searchOffset', count: 32, most: 15, first: -1, tries: 20, absolute: false, mean: true } as const

/** Scale and minimum (float16), 12 bytes of 6-bit scales and minima, 4 × 32 bytes of nibbles. */
export const q4_k = searchedCodec({
  id: 'q4_k',
  elements: 256,
  bytes: 144,
  part: 32,
  offset: true,
  codes: { min: 0, max: 15 },
  bits: 4,
  ties: 'half-even',
  nibbles: { head: 16, parts: 4, half: 32, shift: 0 },
  readCodes(bytes, at, codes) {
    for (let i = 0; i < 4; i++) readNibbles(bytes, at + 16 + 32 * i, 32, codes, 64 * i)
  },
  readScales: readOffsetParts,
  search: SEARCH,
  searchPart: (x, part, found) => searchOffsetPart(SEARCH, x, part, found),
  finish(x, found, bytes, at) {
    const fits = writeOffsetParts(x, found, SEARCH.most, bytes, at)
    for (let i = 0; i < 4; i++) writeNibbles(found.codes, 64 * i, 32, bytes, at + 16 + 32 * i)
    return fits
  },
})
