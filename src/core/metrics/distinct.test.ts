import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countDistinct } from './distinct.ts'

/** Enough repeats of a few numbers to leave the short path. */
function long(values: Float32Array | Float64Array): Float32Array | Float64Array {
  const result = values instanceof Float32Array ? new Float32Array(5000) : new Float64Array(5000)
  for (let i = 0; i < result.length; i++) result[i] = values[i % values.length] ?? 0
  return result
}

test('counts as a set does, for float32 and float64', () => {
  const numbers = fc.array(fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(0, -0, 1e-45)), {
    minLength: 1,
    maxLength: 200,
  })
  fc.assert(
    fc.property(numbers, fc.boolean(), (list, wide) => {
      const values = wide ? Float64Array.from(list, (x) => x + x * 1e-12) : Float32Array.from(list)
      expect(countDistinct(long(values))).toBe(new Set(values).size)
      expect(countDistinct(values)).toBe(new Set(values).size)
    }),
  )
})

test('0 and −0 are one number', () => {
  expect(countDistinct(long(Float32Array.of(0, -0, 1)))).toBe(2)
  expect(countDistinct(long(Float64Array.of(0, -0, 0.1)))).toBe(2)
})
