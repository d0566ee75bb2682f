/** An array as an NPY file. `data` is little-endian. */
export function encodeNpy(shape: readonly number[], data: Float32Array | Uint8Array): Uint8Array {
  const start = npyHeader(shape, data instanceof Float32Array ? '<f4' : '|u1')
  const file = new Uint8Array(start.length + data.byteLength)
  file.set(start)
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), start.length)
  return file
}

/** What stands before the data: version 1.0, C order, the data from a multiple of 64 bytes on. */
export function npyHeader(shape: readonly number[], descr: '<f4' | '|u1'): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`
  const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10
  const text = `${header.padEnd(length - 1)}\n`
  return Uint8Array.of(0x93, ...ascii('NUMPY'), 1, 0, length & 0xff, length >> 8, ...ascii(text))
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0))
}
