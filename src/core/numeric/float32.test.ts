import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asFloat32, shortFloat32 } from './float32.ts'

test('the short text reads back as the same float32', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Math.fround(Number(shortFloat32(value)))).toBe(value + 0 === 0 ? 0 : value)
    }),
  )
  expect(shortFloat32(Math.fround(0.1))).toBe('0.1')
})

test('conversion counts what overflows and is done once', () => {
  const values = Float64Array.of(0.1, 1e39, -1e39, NaN, Infinity)
  const { data, overflowed } = asFloat32(values)
  expect(overflowed).toBe(2)
  expect(data[0]).toBe(Math.fround(0.1))
  expect(asFloat32(values).data).toBe(data)
  const single = Float32Array.of(1)
  expect(asFloat32(single).data).toBe(single)
})
