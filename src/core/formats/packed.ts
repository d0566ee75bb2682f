import type { Packing } from './elements.ts'

/**
 * Codes that share bytes: the first stands in the lowest bits, and what does not fit goes on in the lowest bits of the next
 * byte. `signed`: in two's complement. Bits at the end that are no whole code are left out.
 */
export function packing(bits: Packing['bits'], signed = false): Packing {
  const mask = (1 << bits) - 1
  const sign = signed ? 1 << (bits - 1) : 0

  function unpack(bytes: Uint8Array): Uint8Array {
    const codes = new Uint8Array(Math.floor((8 * bytes.length) / bits))
    for (let i = 0, at = 0; i < codes.length; i++, at += bits) {
      const byte = at >>> 3
      const code = ((bytes[byte] | (bytes[byte + 1] << 8)) >>> (at & 7)) & mask
      codes[i] = (code ^ sign) - sign
    }
    return codes
  }

  return { bits, unpack }
}
