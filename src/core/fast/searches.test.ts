import { describe, expect, test } from 'vitest'
import { distributions, in16Bits } from '../../proof/paths/distributions.ts'
import { generatorById } from '../generators/all.ts'
import { calibrators } from '../ranges/all.ts'
import type { RangeTarget } from '../ranges/range.ts'
import { type Candidate, squaredError } from '../ranges/search/error-search.ts'
import { findRanges } from '../ranges/search/find.ts'
import { tensorLayout } from '../quantizer/layout.ts'
import { finish } from '../steps.ts'
import { Accelerator } from './accelerate.ts'
import { fastPathOf } from './path.ts'

const accelerator = await Accelerator.load()
const targets: readonly RangeTarget[] = [1, 2, 4, 8].flatMap((k): RangeTarget[] => [
  { kind: 'affine', min: 0, max: 2 ** k - 1 },
  { kind: 'symmetric', min: -(2 ** (k - 1)), max: 2 ** (k - 1) - 1 },
])

function found(weights: Float32Array, id: string, target: RangeTarget) {
  const calibrator = calibrators.find((one) => one.id === id)
  if (!calibrator) throw new Error(`no range rule ${id}`)
  const params = { p: 97.3, a: -0.1, b: 0.1 }
  return finish(findRanges(weights, tensorLayout(weights.length), calibrator, target, params))
}

describe.each(distributions)('%s', (_name, weights) => {
  test.each(calibrators.map(({ id }) => id))('%s finds the same range on every path', (id) => {
    const direct = weights.slice()
    finish(accelerator.begin(direct))
    const sorted = weights.slice()
    finish(accelerator.begin(sorted))
    finish(accelerator.sort(sorted))
    const short = in16Bits(weights, 1)
    const table = short.slice()
    finish(accelerator.begin(table))
    for (const target of targets) {
      const wanted = found(weights, id, target)
      expect(found(direct, id, target)).toEqual(wanted)
      expect(found(sorted, id, target)).toEqual(wanted)
      expect(found(table, id, target)).toEqual(found(short, id, target))
    }
  })
})

test('least squared errors at a glance lead to the grid that all passes together find', () => {
  const generator = generatorById('student-t')
  if (!generator) throw new Error('no generator')
  const weights = Float32Array.from(finish(generator.generate({ n: 60_013, mean: 0.03 })).data)
  const sorted = weights.slice()
  finish(accelerator.begin(sorted))
  finish(accelerator.sort(sorted))
  for (const target of targets.filter(({ max }) => max > 1 && max < 16)) {
    const { min, max } = target
    expect(fastPathOf(sorted)?.gridError?.({ scale: 0.01, least: min, greatest: max }, Infinity)).toBeGreaterThan(0)
    expect(found(sorted, 'mse', target)).toEqual(found(weights, 'mse', target))
  }
})

test('errors of a grid: the direct path to the last bit, the sorted one to twelve digits', () => {
  for (const [name, weights] of distributions) {
    const finite = weights.filter(Number.isFinite)
    finish(accelerator.begin(finite))
    const direct = fastPathOf(finite)
    finish(accelerator.sort(finite))
    const sorted = fastPathOf(finite)
    const size = finite.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1
    for (const levels of [2, 15, 256]) {
      const candidate: Candidate = { scale: (1.3 * size) / levels, least: 1 - levels / 2, greatest: levels / 2 }
      const wanted = squaredError(finite, 0, finite.length, candidate)
      if (direct?.squaredError) expect(direct.squaredError(0, finite.length, candidate)).toBe(wanted)
      const near = sorted?.gridError?.(candidate, Infinity) ?? wanted
      expect([name, Math.abs(near - wanted) <= 1e-12 * wanted]).toEqual([name, true])
    }
  }
})
