/** Bits of 256 codes that lie in planes of 32 neighbours: a byte holds those of weights i, i + 32, i + 64, … */

const PLANE = 32

/** Writes the two bits above `low` of all codes: 4 planes in each 32 bytes. */
export function writeTwoBits(codes: Uint8Array, low: number, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 64; i++) {
    const first = i < PLANE ? i : i - PLANE + 128
    let byte = 0
    for (let plane = 0; plane < 4; plane++) byte |= ((codes[first + plane * PLANE] >> low) & 3) << (2 * plane)
    bytes[at + i] = byte
  }
}

/** Adds them to all codes. */
export function addTwoBits(bytes: Uint8Array, at: number, low: number, codes: Int8Array): void {
  for (let i = 0; i < 64; i++) {
    const first = i < PLANE ? i : i - PLANE + 128
    for (let plane = 0; plane < 4; plane++) {
      codes[first + plane * PLANE] += ((bytes[at + i] >> (2 * plane)) & 3) << low
    }
  }
}

/** Writes bit `which` of all codes: 8 planes in 32 bytes. */
export function writeBit(codes: Uint8Array, which: number, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < PLANE; i++) {
    let byte = 0
    for (let plane = 0; plane < 8; plane++) byte |= ((codes[i + plane * PLANE] >> which) & 1) << plane
    bytes[at + i] = byte
  }
}

/** Adds it to all codes. */
export function addBit(bytes: Uint8Array, at: number, which: number, codes: Int8Array): void {
  for (let i = 0; i < PLANE; i++) {
    for (let plane = 0; plane < 8; plane++) codes[i + plane * PLANE] += ((bytes[at + i] >> plane) & 1) << which
  }
}
