import { expect, test } from 'vitest'
import { encodeNpy } from './npy.ts'

// The bytes that NumPy 2.4 writes for np.array([[1, 2, 3]], np.uint8) and np.float32([0.5, -2]).
test.each([
  [[1, 3], Uint8Array.of(1, 2, 3), "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 3), }", '010203'],
  [[2], Float32Array.of(0.5, -2), "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", '0000003f000000c0'],
])('an array of shape %o', (shape, data, header, hex) => {
  const expected = Buffer.concat([
    Buffer.from('934e554d50590100', 'hex'),
    Buffer.from('7600', 'hex'),
    Buffer.from(`${header.padEnd(117)}\n`),
    Buffer.from(hex, 'hex'),
  ])
  expect(Buffer.from(encodeNpy(shape, data)).toString('hex')).toBe(expected.toString('hex'))
})
