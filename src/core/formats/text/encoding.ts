/** A text and how its bytes were understood. */
export interface Decoded {
  readonly text: string
  readonly encoding: 'UTF-8' | 'UTF-16' | 'GB18030'
}

/**
 * Text from bytes: by byte order mark, as UTF-16 without one, as UTF-8, else as GB18030 (Excel on Chinese Windows).
 * Digits are the same in the last two, so numbers load even where words come out wrong. Undefined for binary data.
 * `cut`: the bytes are the beginning of a longer text.
 */
export function decodeText(bytes: Uint8Array, cut = false): Decoded | undefined {
  const wide = utf16Label(bytes)
  // TextDecoder itself drops the byte order mark
  if (wide) return { text: new TextDecoder(wide).decode(bytes, { stream: cut }), encoding: 'UTF-16' }
  if (isBinary(bytes)) return undefined
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut }), encoding: 'UTF-8' }
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes, { stream: cut }), encoding: 'GB18030' }
  }
}

const SAMPLE = 4096

function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.length < 4) return undefined
  const sample = bytes.subarray(0, SAMPLE)
  const even = sample.filter((_, i) => i % 2 === 0)
  const odd = sample.filter((_, i) => i % 2 === 1)
  const plain = (byte: number) => byte !== 0 && !isControl(byte)
  if (odd.every((byte) => byte === 0) && even.every(plain)) return 'utf-16le'
  if (even.every((byte) => byte === 0) && odd.every(plain)) return 'utf-16be'
  return undefined
}

/**
 * Binary data show control characters in their first line or in many places. A text that is spoilt further down is still
 * a text: its reader can name the line.
 */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE)
  const firstLine = sample.findIndex((byte) => byte === 0x0a || byte === 0x0d)
  const first = sample.findIndex(isControl)
  if (first >= 0 && (firstLine < 0 || first < firstLine)) return true
  return sample.length >= 64 && sample.filter(isControl).length > sample.length / 20
}

function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20) || byte === 0x7f
}
