const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** base64url (RFC 4648 §5) without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [one = 0, two, three] = bytes.subarray(i, i + 3)
    const word = (one << 16) | ((two ?? 0) << 8) | (three ?? 0)
    text += ALPHABET.charAt(word >> 18) + ALPHABET.charAt((word >> 12) & 63)
    if (two !== undefined) text += ALPHABET.charAt((word >> 6) & 63)
    if (three !== undefined) text += ALPHABET.charAt(word & 63)
  }
  return text
}

/** How many characters `bytes` bytes take. */
export function base64UrlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3)
}

/** The bytes, or the first position (from 0) of a character that is not base64url. */
export function fromBase64Url(text: string): Uint8Array | number {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  let bits = 0
  let word = 0
  for (let i = 0; i < text.length; i++) {
    const digit = ALPHABET.indexOf(text.charAt(i))
    if (digit < 0) return i
    word = ((word << 6) | digit) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = word >> bits
    }
  }
  return bytes
}
