import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CodeCounts } from './code-counts.ts'
import type { Stretch } from './stretch.ts'

const counted = (codes: readonly number[]): (readonly [number, number])[] => {
  const counts = new CodeCounts(-(2 ** 31), 2 ** 31 - 1, codes.length)
  counts.add({ out: { codes: Int32Array.from(codes) }, from: 0, to: codes.length, at: 0 } as unknown as Stretch)
  const occurring = counts.occurring()
  return Array.from(occurring.codes, (code, i) => [code, occurring.counts[i] ?? 0])
}

const wanted = (codes: readonly number[]): (readonly [number, number])[] => {
  const counts = new Map<number, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].sort((x, y) => x[0] - y[0])
}

test('codes in and beside the table are found in order, each as often as it occurs', () => {
  const far = fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.integer({ min: -40_000, max: 40_000 }))
  fc.assert(
    fc.property(fc.array(far, { maxLength: 60 }), (codes) => {
      expect(counted(codes)).toEqual(wanted(codes))
    }),
  )
})

test('more codes than are gathered at once are put together', () => {
  const codes = Array.from({ length: 600_000 }, (_, i) => (i % 3 === 0 ? 7e6 : ((i * 7919) % 1009) * 1000))
  expect(counted(codes)).toEqual(wanted(codes))
})
