import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CoreError } from './errors.ts'
import { evaluate } from './evaluate.ts'
import { type Evaluation, FIGURES } from './evaluation.ts'
import { measure } from './measure.ts'
import { methodById, methods } from './methods/all.ts'
import type { Params } from './params.ts'
import { quantize } from './quantize.ts'
import type { Method } from './quantizer/method.ts'
import { finish } from './steps.ts'
import type { Tensor } from './tensor.ts'
import { paramsOf, tensors } from '../proof/laws/arbitraries.ts'

function run(tensor: Tensor, id: string, params: Params = {}, bins = 80): Evaluation {
  const method = methodById(id)
  if (!method) throw new Error(`no method ${id}`)
  return finish(evaluate(tensor, method, params, { bins }))
}

function vector(...numbers: number[]): Tensor {
  return { name: 'w', shape: [numbers.length], dtype: 'f4', data: Float32Array.from(numbers) }
}

function total(counts: ArrayLike<number>): number {
  return Array.from(counts).reduce((sum, count) => sum + count, 0)
}

/** Checks `law` for random tensors, every combination of parameters, and every method. */
function holds(method: Method, law: (evaluation: Evaluation, tensor: Tensor, params: Params) => void): void {
  const property = fc.property(
    tensors,
    paramsOf(method.params),
    fc.integer({ min: 16, max: 512 }),
    (tensor, params, bins) => {
      try {
        law(finish(evaluate(tensor, method, params, { bins })), tensor, params)
      } catch (error) {
        if (!(error instanceof CoreError && error.code === 'bad-axis')) throw error
      }
    },
  )
  fc.assert(property, { numRuns: 150 })
}

describe.each(methods.map((method) => [method.id, method] as const))('%s', (id, method) => {
  test('evaluates to the very figures of measure(quantize(…))', () => {
    holds(method, ({ figures }, tensor, params) => {
      const measured = measure(quantize(tensor, id, params))
      for (const name of FIGURES) expect([name, figures[name]]).toEqual([name, measured[name]])
    })
  })

  test('counts every finite weight once in every picture', () => {
    holds(method, (evaluation) => {
      const { stats, figures, error, levels } = evaluation
      const kept = stats.finite - evaluation.lost
      expect(stats.finite + stats.nan + stats.posinf + stats.neginf).toBe(stats.n)
      expect(total(evaluation.original)).toBe(stats.finite)
      expect(total(evaluation.quantized)).toBe(kept)
      expect(evaluation.original.length).toBe(evaluation.bins.count)
      expect(evaluation.quantized.length).toBe(evaluation.quantizedBins.count)
      expect(evaluation.clippedBelow + evaluation.clippedAbove).toBe(figures.clipped)
      expect(total(evaluation.originalClipped)).toBe(figures.clipped)
      expect(total(evaluation.quantizedClipped)).toBe(figures.clipped - evaluation.lost)
      expect(total(error.rounding) + total(error.clipping) + error.below + error.above).toBe(kept)
      if (levels) expect(total(levels.counts)).toBe(kept)
      if (levels) expect(levels.counts.length).toBe(levels.values.length)
      expect(evaluation.head.length).toBe(Math.min(64, stats.n))
      expect(evaluation.distinct).toBeLessThanOrEqual(stats.finite)
    })
  })

  test('draws a staircase or a scatter of finite numbers, never both', () => {
    holds(method, ({ staircase, scatter, stats }) => {
      expect(staircase !== null && scatter !== null).toBe(false)
      expect(staircase !== null || scatter !== null).toBe(stats.finite > 0)
      for (const picture of [staircase, scatter]) {
        if (picture) expect([...picture.x, ...picture.y].every(Number.isFinite)).toBe(true)
      }
    })
  })
})

describe('figures', () => {
  test('of weights that come back exactly: no error, no shares', () => {
    const { figures } = run(vector(-2, -1, 0, 1), 'integer')
    expect(figures.sqnr).toBe(Infinity)
    expect(figures.mse).toBe(0)
    expect(figures.rounding_share).toBeNaN()
    expect(figures.zeroed).toBe(0)
    // −2…1 fits two bits of two's complement.
    expect(figures.bits_per_weight).toBe(2)
    expect(figures.levels).toBe(4)
    expect(figures.compression).toBe(16)
  })

  test('of zeros: no signal and no error leave SQNR undefined', () => {
    expect(run(vector(0, 0, 0), 'affine').figures.sqnr).toBeNaN()
    expect(run(vector(0, 0, 0), 'clip', { a: 1, b: 2 }).figures.sqnr).toBe(-Infinity)
  })

  test('split the squared error into rounding and clipping', () => {
    const params = { k: 2, range: 'manual', a: -0.5, b: 1, codes: 'signed' }
    const { figures, clippedBelow, clippedAbove } = run(vector(-0.5, 0.2, 1, 3), 'affine', params)
    expect([clippedBelow, clippedAbove]).toEqual([0, 1])
    expect(figures.mse * 4).toBeCloseTo(0.2 ** 2 + 2 ** 2, 6)
    expect(figures.clipping_share).toBeCloseTo(4 / 4.04, 6)
    expect(figures.zeroed).toBe(1)
  })

  test('count scales and zero points of every group, a partial one as a whole', () => {
    const tensor = { ...vector(...Array.from({ length: 20 }, () => 0.1)), shape: [2, 10] }
    // 20 codes of 3 bits; two rows of ⌈10 / 4⌉ groups with 32 + 3 bits each.
    const { figures } = run(tensor, 'affine', { k: 3, range: 'minmax', gran: 'group', group: 4 })
    expect(figures.bytes).toBe(Math.ceil((20 * 3 + 6 * 35) / 8))
    expect(run(tensor, 'symmetric', { k: 3, range: 'minmax' }).figures.bits_per_weight).toBe((60 + 32) / 20)
  })

  test('leave out NaN and ±∞, which are counted and get a code all the same', () => {
    const { figures, stats, head } = run(vector(NaN, Infinity, -Infinity, 1, -1), 'affine', { range: 'minmax', k: 8 })
    expect([stats.finite, stats.nan, stats.posinf, stats.neginf]).toEqual([2, 1, 1, 1])
    expect(head).toEqual([127, 255, 0, 254, 0])
    expect(figures.clipped).toBe(0)
  })

  test('leave out what a cast turns into ∞ or NaN, which is clipped', () => {
    for (const id of ['float8_e5m2', 'float8_e4m3fn']) {
      const { figures, lost, clippedAbove, clippedBelow } = run(vector(1.0625, -1e9, 1e9, 1e9), id, {
        overflow: 'native',
      })
      expect([lost, clippedBelow, clippedAbove, figures.clipped]).toEqual([3, 1, 2, 3])
      expect(figures.mse).toBe(0.0625 ** 2)
      // The signal is that of the weight that is left.
      expect(figures.sqnr).toBeCloseTo(20 * Math.log10(1.0625 / 0.0625), 9)
      expect(figures.clipping_share).toBe(0)
    }
  })

  test('of no weights at all are undefined, and nothing throws', () => {
    const { figures, staircase } = run(vector(), 'affine')
    expect(figures.mse).toBeNaN()
    expect(figures.bits_per_weight).toBeNaN()
    expect(figures.bytes).toBe(0)
    expect(staircase).toBe(null)
  })

  test('tell of float64 weights that float32 cannot hold', () => {
    const tensor = { name: 'w', shape: [3], dtype: 'f8', data: Float64Array.of(1, 1e300, -1) }
    expect(run(tensor, 'affine').stats).toMatchObject({ overflowed: 1, posinf: 1, finite: 2 })
    expect(run(tensor, 'integer').stats).toMatchObject({ overflowed: 0, posinf: 0, finite: 3 })
  })

  test('undefined where a method stores no codes', () => {
    const { figures, levels } = run(vector(0.25, 0.5), 'clip', { cast: 'none', a: 0, b: 0.3 })
    expect(figures.entropy).toBeNaN()
    expect(figures.levels_used).toBeNaN()
    expect(figures.bits_per_weight).toBe(32)
    expect(levels).toBe(null)
  })
})

describe('pictures', () => {
  test('measure errors in steps, in steps of each group, or in RMSE', () => {
    const tensor = vector(0.1, 0.2, 0.3, 0.4)
    expect(run(tensor, 'fixed-point', { k: 3 }).error).toMatchObject({ unit: 0.125, unitIs: 'step' })
    expect(run(tensor, 'affine', { gran: 'group', group: 2 }).error.unitIs).toBe('step-of-group')
    const { error, figures } = run(tensor, 'clip', { cast: 'none', a: 0, b: 0.2 })
    expect(error).toMatchObject({ unit: Math.fround(figures.rmse), unitIs: 'rmse' })
  })

  test('hold all levels in the order of their codes', () => {
    const { levels } = run(vector(-1, 0, 0, 2), 'integer')
    expect(levels).toMatchObject({ codes: null, first: -4 })
    expect(Array.from(levels?.counts ?? [])).toEqual([0, 0, 0, 1, 2, 0, 1, 0])
  })

  test('show the staircase over twice the view, with 0 in the middle where signs are mixed', () => {
    const { staircase, bins } = run(vector(-0.2, 0.1), 'affine', { range: 'minmax' })
    const edge = (bins.first - 0.5) * bins.width
    expect(staircase?.x[0]).toBeCloseTo(2 * edge, 6)
    expect(staircase?.x[600]).toBe(0)
    expect(staircase?.x.length).toBe(1201)
  })

  test('report progress from 0 to 1 that never falls', () => {
    const data = Float32Array.from({ length: 300000 }, (_, i) => Math.fround((i % 1000) / 1000))
    const method = methodById('affine')
    if (!method) throw new Error('no affine')
    const steps = [...evaluate({ name: 'w', shape: [data.length], dtype: 'f4', data }, method, {}, { bins: 80 })].map(
      Number,
    )
    expect(steps.length).toBeGreaterThan(5)
    expect(steps.every((step, i) => step >= 0 && step <= 1 && step >= (steps[i - 1] ?? 0))).toBe(true)
  })

  test('use held ranges instead of searching', () => {
    const method = methodById('affine')
    if (!method) throw new Error('no affine')
    const held = { a: Float64Array.of(-1), b: Float64Array.of(2) }
    const { grid } = finish(evaluate(vector(0.1, 0.2), method, { k: 8 }, { bins: 80, held }))
    expect(grid.asked?.b[0]).toBe(2)
    expect(grid.scales?.[0]).toBe(Math.fround(3 / 255))
  })
})
