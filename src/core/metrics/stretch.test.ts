import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FLAG } from '../quantizer/method.ts'
import { forEachStretch, Stretch } from './stretch.ts'

const outcome = fc.record({
  flag: fc.constantFrom(...Object.values(FLAG)),
  value: fc.constantFrom(1, 1, NaN, Infinity),
})
const plain = fc.constant({ flag: FLAG.none, value: 1 })
const outcomes = fc
  .array(fc.oneof({ weight: 6, arbitrary: plain }, outcome), { maxLength: 90 })
  // Only what is clipped or not finite itself becomes so.
  .map((list) => list.map(({ flag, value }) => ({ flag, value: flag === FLAG.none ? 1 : value })))

test('stretches hold every weight with an error once, in order, and name the clipped and the lost', () => {
  fc.assert(
    fc.property(outcomes, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (list, lead, first) => {
      const n = list.length
      const before = Array.from({ length: lead }, () => 0)
      // The block starts anywhere in its memory, and at any weight.
      const block = {
        codes: new Int32Array(0),
        values: Float32Array.from([...before, ...list.map(({ value }) => value)]),
        flags: Uint8Array.from([...before, ...list.map(({ flag }) => flag)]),
      }
      const stretch = new Stretch(new Float32Array(first + n), block)
      const kept: number[] = []
      const clipped: number[] = []
      forEachStretch(stretch, first, first + n, lead, () => {
        expect(stretch.at - lead).toBe(stretch.from - first)
        expect(stretch.to).toBeGreaterThan(stretch.from)
        for (let i = stretch.from; i < stretch.to; i++) kept.push(i - first)
        for (const place of stretch.clipped.subarray(0, stretch.clippedCount))
          clipped.push(stretch.from + place - first)
      })
      const places = list.map(({ flag, value }, i) => ({
        flag,
        i,
        lost: flag !== FLAG.notFinite && !Number.isFinite(value),
      }))
      const ofKind = (fits: (place: (typeof places)[number]) => boolean) => places.filter(fits).map(({ i }) => i)
      expect(kept).toEqual(ofKind(({ flag, lost }) => flag !== FLAG.notFinite && !lost))
      expect(clipped).toEqual(ofKind(({ flag, lost }) => (flag === FLAG.below || flag === FLAG.above) && !lost))
      expect(Array.from(stretch.lost.subarray(0, stretch.lostCount), (i) => i - first)).toEqual(
        ofKind(({ lost }) => lost),
      )
      expect(stretch.lostAbove).toBe(places.filter(({ flag, lost }) => lost && flag === FLAG.above).length)
    }),
  )
})
