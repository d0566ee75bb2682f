import { type ByteSource, memorySource } from '../../core/formats/source.ts'

/** Files that tests make up. */

export function textFile(name: string, text: string): ByteSource {
  return memorySource(name, new TextEncoder().encode(text))
}

/** More than this at once, and a `sparseFile` cannot be read. */
const SPARSE_PIECE = 2 ** 24

/** A file as large as a test likes, of which only these pieces are not 0. It gives at most 16 MB at once. */
export function sparseFile(name: string, size: number, pieces: ReadonlyMap<number, Uint8Array>): ByteSource {
  async function slice(start: number, end: number): Promise<Uint8Array> {
    if (end - start > SPARSE_PIECE) throw new RangeError(`${end - start} bytes at once`)
    const bytes = new Uint8Array(end - start)
    for (const [at, piece] of pieces) {
      const shown = piece.subarray(Math.max(0, start - at), Math.max(0, end - at))
      if (at < end) bytes.set(shown, Math.max(0, at - start))
    }
    return bytes
  }
  return { name, size, slice }
}

/** Bytes given as a string with one character per byte. */
export function byteFile(name: string, latin: string): ByteSource {
  return memorySource(name, bytesOf(latin))
}

export function bytesOf(latin: string): Uint8Array {
  return Uint8Array.from(latin, (character) => character.charCodeAt(0))
}

/** An npy file with exactly this header text, padded as NumPy does. */
export function npyWithHeader(header: string, data: Uint8Array = new Uint8Array(), version = 1): Uint8Array {
  const lengthBytes = version === 1 ? 2 : 4
  const text = header.padEnd(Math.ceil((header.length + 9 + lengthBytes) / 64) * 64 - 9 - lengthBytes, ' ') + '\n'
  const length = Array.from({ length: lengthBytes }, (_, i) => (text.length >>> (8 * i)) & 255)
  const head = Uint8Array.from([...bytesOf('\x93NUMPY'), version, 0, ...length, ...bytesOf(text)])
  const file = new Uint8Array(head.length + data.length)
  file.set(head)
  file.set(data, head.length)
  return file
}

export function npyBytes(descr: string, shape: readonly number[], data: ArrayBufferView, fortran = false): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${sizes}), }`
  return npyWithHeader(header, new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
}
