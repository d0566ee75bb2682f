import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CodeCounts } from './code-counts.ts'
import type { Stretch } from './stretch.ts'
import { WideCodes } from './wide-codes.ts'

const wanted = (codes: readonly number[]): (readonly [number, number])[] => {
  const counts = new Map<number, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].sort((x, y) => x[0] - y[0])
}

test('codes in and beside the table are found in order, each as often as it occurs', () => {
  const far = fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.integer({ min: -40_000, max: 40_000 }))
  fc.assert(
    fc.property(fc.array(far, { maxLength: 60 }), (codes) => {
      const counted = new CodeCounts(-(2 ** 31), 2 ** 31 - 1, codes.length)
      counted.add({ out: { codes: Float64Array.from(codes) }, from: 0, to: codes.length, at: 0 } as unknown as Stretch)
      const { codes: found, counts } = counted.occurring()
      expect(Array.from(found, (code, i) => [code, counts[i]])).toEqual(wanted(codes))
    }),
  )
})

test('more codes than are gathered at once are put together', () => {
  const codes = Array.from({ length: 300_000 }, (_, i) => (i % 3 === 0 ? 7e6 : ((i * 7919) % 1009) * 1000))
  const wide = new WideCodes()
  for (const code of codes) wide.add(code)
  const { codes: found, counts } = wide.settled()
  expect(Array.from(found, (code, i) => [code, counts[i]])).toEqual(wanted(codes))
})
