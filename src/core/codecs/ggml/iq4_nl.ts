import { inverse } from './extreme.ts'
import { readHalf, writeHalf } from './half.ts'
import { IQ4_ENTRIES } from './iq4-entries.ts'
import { searchEntries, writeEntries } from './iq4-search.ts'
import { readNibbles, writeNibbles } from './nibbles.ts'
import { searchedCodec } from './searched.ts'

/** As `ggml_quantize_chunk` searches; the row functions of ggml do not. */
const SEARCH = { by: 'searchEntries', count: 32, tries: 7 } as const
const written = new Uint8Array(32)

/** Scale (float16), 16 bytes of nibbles. A code is the index of an entry. */
export const iq4_nl = searchedCodec({
  id: 'iq4_nl',
  elements: 32,
  bytes: 18,
  part: 32,
  entries: IQ4_ENTRIES,
  offset: false,
  codes: { min: 0, max: 15 },
  bits: 4,
  ties: 'half-even',
  nibbles: { head: 2, parts: 1, half: 16, shift: 0 },
  readCodes(bytes, at, codes) {
    readNibbles(bytes, at + 2, 16, codes, 0)
  },
  readScales(bytes, at, scales) {
    scales[0] = readHalf(bytes, at)
  },
  search: SEARCH,
  searchPart(x, _part, { scales }) {
    scales[0] = searchEntries(x, 0, SEARCH.tries)
  },
  finish(x, { scales: [scale] }, bytes, at) {
    writeEntries(x, 0, inverse(scale), written)
    writeNibbles(written, 0, 16, bytes, at + 2)
    return writeHalf(bytes, at, scale)
  },
})
