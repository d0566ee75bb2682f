import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generators } from '../../../generators/all.ts'
import { asFloat32 } from '../../../numeric/float32.ts'
import { finish } from '../../../steps.ts'
import { fitLevels } from './fit.ts'
import { sortedValues } from './sort.ts'

/** Summed squared distance to the nearest level. */
function errorOf(data: Float32Array, levels: Float32Array): number {
  return data.reduce((sum, x) => sum + levels.reduce((least, level) => Math.min(least, (x - level) ** 2), Infinity), 0)
}

/** The least error of all ways to cut sorted values into `count` stretches, each tried. */
function bruteForce(sorted: readonly number[], count: number): number {
  if (count === 1) {
    const mean = sorted.reduce((sum, x) => sum + x, 0) / sorted.length
    return sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  }
  let least = Infinity
  for (let cut = count - 1; cut < sorted.length; cut++) {
    least = Math.min(least, bruteForce(sorted.slice(0, cut), count - 1) + bruteForce(sorted.slice(cut), 1))
  }
  return least
}

function weights(id: string, n: number): Float32Array {
  const generator = generators.find((entry) => entry.id === id)
  if (!generator) throw new Error(`no generator ${id}`)
  return asFloat32(finish(generator.generate({ n, seed: 7 })).data).data
}

test('finds what trying every cut finds', () => {
  const numbers = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 11 })
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 4 }), (list, count) => {
      const sorted = [...list].sort((a, b) => a - b)
      const levels = finish(fitLevels(Float32Array.from(list), count))
      expect(levels.length).toBe(Math.min(count, new Set(list).size))
      const best = levels.length < count ? 0 : bruteForce(sorted, count)
      expect(errorOf(Float32Array.from(list), levels)).toBeCloseTo(best, 4)
    }),
  )
})

test.each(['normal', 'laplace', 'student-t', 'bimodal'])('what is too much to try comes near the optimum: %s', (id) => {
  const data = weights(id, 40_000)
  for (const count of [2, 16]) {
    const best = errorOf(data, finish(fitLevels(data, count)))
    const near = errorOf(data, finish(fitLevels(data, count, 1000)))
    expect(near).toBeGreaterThanOrEqual(best * (1 - 1e-12))
    expect(near).toBeLessThanOrEqual(best * (1 + 1e-5))
  }
})

test('is not blinded by an outlier, and leaves out what is not finite', () => {
  const data = Float32Array.of(1, 1.5, 9, 9.5, 3e38, NaN, Infinity, -Infinity)
  expect(finish(fitLevels(data, 3))).toEqual(Float32Array.of(1.25, 9.25, 3e38))
})

test('nothing to fit gives no level, 0 and −0 are one', () => {
  expect(finish(fitLevels(Float32Array.of(NaN), 4))).toEqual(new Float32Array(0))
  expect(finish(fitLevels(Float32Array.of(-0, 0, 2), 4))).toEqual(Float32Array.of(0, 2))
})

test('many weights are sorted in steps, to the same points', () => {
  const data = weights('normal', 700_000).map((x, i) => (i % 9973 === 5 ? ([NaN, -0, Infinity][i % 3] ?? 0) : x))
  let steps = 0
  const work = fitLevels(data, 4)
  while (!work.next().done) steps++
  expect(steps).toBeGreaterThan(30)
  expect(finish(sortedValues(data))).toEqual(data.filter(Number.isFinite).sort())
})
