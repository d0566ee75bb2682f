/** The 16 levels of IQ4_NL and IQ4_XS in units of the scale: close together around 0, where most weights are. */
export const IQ4_ENTRIES = Int8Array.of(-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113)

const FIRST = IQ4_ENTRIES[0]
const LAST = IQ4_ENTRIES[15]

/** The middles between entries are whole or half numbers, so that ⌊2 · value⌋ tells the nearest entry. */
const NEAREST = Uint8Array.from({ length: 2 * (LAST - FIRST) }, (_, i) => {
  const value = FIRST + i / 2
  let code = 0
  while (code < 15 && value >= (IQ4_ENTRIES[code] + IQ4_ENTRIES[code + 1]) / 2) code++
  return code
})

/** The code of the nearest entry, in the middle between two the upper one: ggml's `best_index_int8`. NaN goes to the last. */
export function nearestEntry(value: number): number {
  if (!(value < LAST)) return 15
  return value < FIRST ? 0 : NEAREST[Math.floor(2 * value) - 2 * FIRST]
}
