import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderOf } from './level-order.ts'

const few = fc.constantFrom(-2, -1, -0, 0, 1, 2, NaN, Infinity, -Infinity)

test('is that of a stable sort of the finite values', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(few, fc.double()), { maxLength: 60 }), (list) => {
      const values = Float64Array.from(list)
      const finite = [...values.keys()].filter((i) => Number.isFinite(values[i]))
      const expected = finite.sort((i, j) => (values[i] ?? NaN) - (values[j] ?? NaN) || i - j)
      expect(Array.from(orderOf(values))).toEqual(expected)
    }),
  )
})

test('puts the codes of a sign and a size into one row', () => {
  expect(Array.from(orderOf(Float64Array.of(0, 1, 2, Infinity, -0, -1, -2, -Infinity)))).toEqual([6, 5, 0, 4, 1, 2])
})
