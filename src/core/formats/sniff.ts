import { u32At } from './cursor.ts'
import { beginsSignature, carries, SIGNATURES, type Sniffed, ZIP_END, ZIP_MEMBER } from './signatures.ts'
import { decodeText } from './text/encoding.ts'
import { sniffText } from './text/sniff-text.ts'

/** How much of a file `sniff` wants to see. */
export const HEAD_BYTES = 1 << 16

/** Recognises a file by its first bytes; `size` is that of the whole file, above 0. Names and extensions play no part. */
export function sniff(head: Uint8Array, size: number): Sniffed {
  const known = SIGNATURES.find(({ magic, at }) => carries(head, magic, at))
  if (known) return { nature: known.nature, name: known.name }
  if (carries(head, ZIP_MEMBER) || carries(head, ZIP_END)) return { nature: 'format', name: zipKind(head) }
  if (isSafetensors(head, size)) return { nature: 'format', name: 'safetensors' }
  if (isOnnx(head)) return { nature: 'format', name: 'onnx' }
  if (isShort(head)) return { nature: 'short' }
  const decoded = decodeText(head, size > head.length)
  return decoded ? sniffText(decoded.text) : { nature: 'unknown' }
}

/** NumPy and PyTorch both write zip archives; the names of their members tell them apart. Any other may hold arrays. */
function zipKind(head: Uint8Array): 'npz' | 'pt' {
  for (const name of zipMembers(head)) {
    if (name.endsWith('.npy')) return 'npz'
    if (/(?:^|\/)(?:data\.pkl|constants\.pkl|data\/\d+|byteorder|\.data\/.*)$/.test(name)) return 'pt'
  }
  return 'npz'
}

function* zipMembers(head: Uint8Array): Generator<string> {
  for (let at = 0; at + 30 <= head.length; at++) {
    if (!(head[at] === 0x50 && carries(head, ZIP_MEMBER, at))) continue
    const length = head[at + 26] + 256 * head[at + 27]
    yield String.fromCharCode(...head.subarray(at + 30, Math.min(at + 30 + length, at + 30 + 1024)))
  }
}

/** Eight bytes of header length, then JSON; or at least a length that fits and something that may have been JSON. */
function isSafetensors(head: Uint8Array, size: number): boolean {
  if (head[8] === 0x7b && head.subarray(0, 8).includes(0)) return true
  if (head.length < 12 || head.subarray(4, 8).some((byte) => byte !== 0)) return false
  const length = u32At(head, 0)
  return length >= 2 && length <= size - 8 && head.subarray(8, 12).every((byte) => byte >= 0x20 && byte < 0x7f)
}

/**
 * An ONNX ModelProto begins with field 1, the version of its format, and goes on with one of its other fields. A number
 * that takes several bytes there, or a length written with empty bytes, is protobuf too, if a damaged one.
 */
function isOnnx(head: Uint8Array): boolean {
  const NEXT_FIELDS = [0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42, 0x72]
  if (head[0] === 0x3a) return head[1] === 0x80 && head[2] === 0x80
  if (head[0] !== 0x08 || head[1] === 0) return false
  return head[1] >= 0x80 || (head[1] < 0x20 && NEXT_FIELDS.includes(head[2]))
}

/** A few bytes that are no text with a number, or the mere beginning of a signature. */
function isShort(head: Uint8Array): boolean {
  const text = decodeText(head)?.text
  if (text !== undefined && (/[\d[{]/.test(text) || text.trim() === '')) return false
  return head.length < 3 || beginsSignature(head)
}
