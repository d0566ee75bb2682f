import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FLAG } from '../quantizer/method.ts'
import { forEachStretch, Stretch } from './stretch.ts'

const flagLists = fc.array(
  fc.oneof({ weight: 6, arbitrary: fc.constant(FLAG.none) }, fc.constantFrom(...Object.values(FLAG))),
  {
    maxLength: 90,
  },
)

test('stretches hold every finite weight once, in order, and name the clipped ones', () => {
  fc.assert(
    fc.property(flagLists, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (flags, lead, first) => {
      const n = flags.length
      // The block starts anywhere in its memory, and at any weight.
      const block = {
        codes: new Int32Array(0),
        values: new Float32Array(0),
        flags: Uint8Array.from([...Array.from({ length: lead }, () => 0), ...flags]),
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
      const places = flags.map((flag, i) => ({ flag, i }))
      expect(kept).toEqual(places.filter(({ flag }) => flag !== FLAG.notFinite).map(({ i }) => i))
      expect(clipped).toEqual(places.filter(({ flag }) => flag === FLAG.below || flag === FLAG.above).map(({ i }) => i))
    }),
  )
})
