import { type ByteSource, memorySource } from '../../core/formats/source.ts'

/** Files that tests make up. */

export function textFile(name: string, text: string): ByteSource {
  return memorySource(name, new TextEncoder().encode(text))
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
  return Uint8Array.from([...bytesOf('\x93NUMPY'), version, 0, ...length, ...bytesOf(text), ...data])
}

export function npyBytes(descr: string, shape: readonly number[], data: ArrayBufferView, fortran = false): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${sizes}), }`
  return npyWithHeader(header, new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
}
