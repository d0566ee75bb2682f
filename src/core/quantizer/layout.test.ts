import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { channelLayout, forEachRun, forEachRunOf, groupLayout, groupOf, type Layout, tensorLayout } from './layout.ts'

const shapes = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 })

function product(sizes: readonly number[]): number {
  return sizes.reduce((a, b) => a * b, 1)
}

const layouts: fc.Arbitrary<Layout> = fc
  .tuple(shapes, fc.nat({ max: 3 }), fc.integer({ min: 1, max: 9 }), fc.nat({ max: 2 }))
  .map(([shape, axis, size, kind]) => {
    if (kind === 0) return tensorLayout(product(shape))
    if (kind === 1) return channelLayout(shape, axis % Math.max(1, shape.length))
    return groupLayout(shape, size)
  })

describe('every layout', () => {
  test('covers all weights exactly once, in order, and agrees with groupOf', () => {
    fc.assert(
      fc.property(layouts, fc.nat(), fc.nat(), (layout, x, y) => {
        const from = Math.min(x, y) % (layout.n + 1)
        const to = Math.max(from, layout.n - (y % 3))
        let next = from
        forEachRun(layout, from, to, (group, start, end) => {
          expect(start).toBe(next)
          expect(end).toBeGreaterThan(start)
          for (let i = start; i < end; i++) expect(groupOf(layout, i)).toBe(group)
          next = end
        })
        expect(next).toBe(Math.max(from, to))
      }),
    )
  })

  test('covers all weights exactly once, group by group', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const seen = new Int32Array(layout.n).fill(-1)
        for (let group = 0; group < layout.groups; group++) {
          forEachRunOf(layout, group, (start, end) => {
            for (let i = start; i < end; i++) {
              expect(seen[i]).toBe(-1)
              seen[i] = group
            }
          })
        }
        seen.forEach((group, i) => expect(group).toBe(groupOf(layout, i)))
      }),
    )
  })
})

test('a row’s last group may be shorter, and the next row starts anew', () => {
  const layout = groupLayout([2, 5], 3)
  expect(layout.groups).toBe(4)
  expect(Array.from({ length: 10 }, (_, i) => groupOf(layout, i))).toEqual([0, 0, 0, 1, 1, 2, 2, 2, 3, 3])
})

test('channels of an inner axis come round again', () => {
  const layout = channelLayout([2, 3, 2], 1)
  expect(Array.from({ length: 12 }, (_, i) => groupOf(layout, i))).toEqual([0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2])
  expect(channelLayout([2, 3, 2], -2)).toEqual(layout)
})

test('an axis that the shape does not have is refused', () => {
  expect(() => channelLayout([4, 4], 2)).toThrow('bad-axis {"axis":2,"rank":2}')
  expect(channelLayout([], 0).groups).toBe(1)
})
