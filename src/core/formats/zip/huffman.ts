/** A Huffman code of deflate, as RFC 1951 §3.2.2 builds it: how many codes each length has, and their symbols in order. */
export interface Huffman {
  readonly counts: Uint16Array
  readonly symbols: Uint16Array
}

export const LONGEST = 15

/** The code of these lengths (0: the symbol does not occur); null where more codes are asked for than there are. */
export function huffmanOf(lengths: Uint8Array): Huffman | null {
  const counts = new Uint16Array(LONGEST + 1)
  for (const length of lengths) counts[length]++
  let left = 1
  for (let length = 1; length <= LONGEST; length++) {
    left = 2 * left - counts[length]
    if (left < 0) return null
  }
  const next = new Uint16Array(LONGEST + 2)
  for (let length = 1; length <= LONGEST; length++) next[length + 1] = next[length] + counts[length]
  const symbols = new Uint16Array(lengths.length)
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]
    if (length > 0) symbols[next[length]++] = symbol
  }
  counts[0] = 0
  return { counts, symbols }
}

/** Codes up to this long are found at once. */
const QUICK_BITS = 11

/** A code with a table for its short codes: entry = symbol · 16 + length, 0 where the code is longer. */
export interface Decoder extends Huffman {
  readonly quick: Uint16Array
}

export const QUICK_MASK = (1 << QUICK_BITS) - 1

export function decoderOf(lengths: Uint8Array): Decoder | null {
  const huffman = huffmanOf(lengths)
  if (!huffman) return null
  const quick = new Uint16Array(1 << QUICK_BITS)
  let code = 0
  let index = 0
  for (let length = 1; length <= QUICK_BITS; length++) {
    for (let i = 0; i < huffman.counts[length]; i++, code++, index++) {
      const entry = huffman.symbols[index] * 16 + length
      for (let at = reversed(code, length); at < quick.length; at += 1 << length) quick[at] = entry
    }
    code <<= 1
  }
  return { ...huffman, quick }
}

/** The bits of a code in the order in which they arrive. */
function reversed(code: number, length: number): number {
  let result = 0
  for (let bit = 0; bit < length; bit++) if (code & (1 << bit)) result |= 1 << (length - 1 - bit)
  return result
}
