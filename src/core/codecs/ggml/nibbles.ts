/** Writes 2 · `half` codes of 4 bits, the first half into low nibbles; of greater codes only the low 4 bits. */
export function writeNibbles(
  codes: ArrayLike<number>,
  first: number,
  half: number,
  bytes: Uint8Array,
  at: number,
): void {
  for (let i = 0; i < half; i++) bytes[at + i] = (codes[first + i] & 15) | ((codes[first + i + half] & 15) << 4)
}

/** Reads 2 · `half` codes of 4 bits. */
export function readNibbles(bytes: Uint8Array, at: number, half: number, codes: Int8Array, first: number): void {
  for (let i = 0; i < half; i++) {
    const byte = bytes[at + i]
    codes[first + i] = byte & 15
    codes[first + i + half] = byte >> 4
  }
}

/** Writes the fifth bit of 32 codes: bit i is that of code i. */
export function writeFifthBits(codes: ArrayLike<number>, bytes: Uint8Array, at: number): void {
  for (let byte = 0; byte < 4; byte++) {
    let bits = 0
    for (let i = 0; i < 8; i++) bits |= ((codes[byte * 8 + i] >> 4) & 1) << i
    bytes[at + byte] = bits
  }
}

/** Adds the fifth bits to 32 codes. */
export function addFifthBits(bytes: Uint8Array, at: number, codes: Int8Array): void {
  for (let i = 0; i < 32; i++) codes[i] += ((bytes[at + (i >> 3)] >> (i & 7)) & 1) << 4
}
