/**
 * Codes of 2, 4 or 6 bits that share bytes, each in a byte of its own: the first stands in the lowest bits, and what does
 * not fit goes on in the lowest bits of the next byte. `signed`: in two's complement. Bits at the end that are no whole
 * code are left out.
 */
export function unpacked(bytes: Uint8Array, bits: 2 | 4 | 6, signed = false): Uint8Array {
  const codes = new Uint8Array(Math.floor((8 * bytes.length) / bits))
  const mask = (1 << bits) - 1
  const sign = signed ? 1 << (bits - 1) : 0
  for (let i = 0, at = 0; i < codes.length; i++, at += bits) {
    const byte = at >>> 3
    const code = ((bytes[byte] | (bytes[byte + 1] << 8)) >>> (at & 7)) & mask
    codes[i] = (code ^ sign) - sign
  }
  return codes
}
