/**
 * Q4_K and Q5_K keep 8 scales and 8 minima of 6 bits in 12 bytes: the first four of each as they are in the low 6 bits
 * of 4 bytes; the last four in nibbles of the last 4 bytes, with their top 2 bits above the first ones.
 */
export function writeSixBits(scales: Uint8Array, minima: Uint8Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 4; i++) {
    bytes[at + i] = scales[i] | ((scales[i + 4] >> 4) << 6)
    bytes[at + 4 + i] = minima[i] | ((minima[i + 4] >> 4) << 6)
    bytes[at + 8 + i] = (scales[i + 4] & 15) | ((minima[i + 4] & 15) << 4)
  }
}

/** The number of sub-block `part` (0 to 7). */
export function sixBitScale(bytes: Uint8Array, at: number, part: number): number {
  if (part < 4) return bytes[at + part] & 63
  return (bytes[at + 4 + part] & 15) | ((bytes[at + part - 4] >> 6) << 4)
}

export function sixBitMinimum(bytes: Uint8Array, at: number, part: number): number {
  if (part < 4) return bytes[at + 4 + part] & 63
  return (bytes[at + 4 + part] >> 4) | ((bytes[at + part] >> 6) << 4)
}
