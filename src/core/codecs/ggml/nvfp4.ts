import { blockDecoder } from './block.ts'
import { E2M1_ENTRIES } from './e2m1-entries.ts'
import { readNibbles } from './nibbles.ts'

const PARTS = 4
const COUNT = 16

/** 4 scales (E4M3 without a sign), 4 × 8 bytes of nibbles. A scale of the whole tensor stands elsewhere in the file. */
export const nvfp4 = blockDecoder({
  elements: 64,
  bytes: 36,
  part: COUNT,
  entries: E2M1_ENTRIES,
  offset: false,
  readCodes(bytes, at, codes) {
    for (let part = 0; part < PARTS; part++) readNibbles(bytes, at + PARTS + 8 * part, 8, codes, COUNT * part)
  },
  readScales(bytes, at, scales) {
    for (let part = 0; part < PARTS; part++) scales[part] = halfOfE4m3(bytes[at + part])
  },
})

/** Half of the number. As in ggml the pattern of NaN counts as 0, and the eighth bit as nothing. */
function halfOfE4m3(byte: number): number {
  if (byte === 0x7f) return 0
  const exponent = (byte >> 3) & 15
  const fraction = (byte & 7) / 8
  const size = exponent === 0 ? fraction / 64 : ((1 + fraction) * (1 << exponent)) / 128
  return size / 2
}
