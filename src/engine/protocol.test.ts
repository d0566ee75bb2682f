import { expect, test } from 'vitest'
import { buffersOf } from './protocol.ts'

test('gives away whole buffers once each, and no part of one', () => {
  const whole = new Float32Array(4)
  const twice = new Uint8Array(whole.buffer)
  const part = new Float64Array(8).subarray(2, 4)
  const deep = Int32Array.of(1)
  const message = { a: whole, b: { c: twice, d: [{ e: deep }] }, part, text: 'x', none: null, missing: undefined, n: 3 }
  expect(buffersOf(message)).toEqual([whole.buffer, deep.buffer])
})
