import { fitLevels } from '../../../core/quantizer/codebook/kmeans/fit.ts'
import { finish } from '../../../core/steps.ts'
import { near, type Verdict } from '../compare.ts'
import { defineHandler, inputOf, numberOf, numbersOf, recordsOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

const ANSWERS = ['sse_optimal', 'mse_optimal', 'centroids'] as const
/** The optimum itself, from both sides; the case asks only that nothing lies below it. */
const TOLERANCE = 1e-9
/** A float32 is that near to what it stands for. */
const HALF_A_LAST_BIT = 2 ** -24

/** The optimum of k-means in one dimension. */
export default defineHandler({
  family: 'binary_ternary_log',
  matches: (golden) => {
    const records = recordsOf(golden)
    return records.length > 0 && records.every((record) => 'sse_optimal' in record && 'centroids' in record)
  },
  columns: (golden) => recordsOf(golden).flatMap((_, i) => ANSWERS.map((answer) => `records[${i}].${answer}`)),
  check(golden, files) {
    const verdicts: Record<string, Verdict> = {}
    for (const [i, record] of recordsOf(golden).entries()) {
      const { data } = files.array(`${String(inputOf(golden, 'x'))}#${numberOf(record, 'input_index')}`)
      const x = Float32Array.from(data)
      const levels = finish(fitLevels(x, numberOf(record, 'k')))
      const error = squaredError(x, meansOf(x, valuesOf(x, levels)))
      verdicts[`records[${i}].sse_optimal`] = near([numberOf(record, 'sse_optimal')], [error], TOLERANCE)
      verdicts[`records[${i}].mse_optimal`] = near([numberOf(record, 'mse_optimal')], [error / x.length], TOLERANCE)
      verdicts[`records[${i}].centroids`] = near(numbersOf(record, 'centroids'), levels, HALF_A_LAST_BIT)
    }
    return verdicts
  },
})

/** What the method makes of the weights; where the count is no power of two, the nearest of the levels. */
function valuesOf(x: Float32Array, levels: Float32Array): ArrayLike<number> {
  const bits = Math.log2(levels.length)
  if (Number.isInteger(bits)) return quantizeGolden({ shape: [x.length], data: x }, 'kmeans', { k: bits }).values
  return x.map((value) =>
    levels.reduce((best, level) => (Math.abs(level - value) < Math.abs(best - value) ? level : best)),
  )
}

/**
 * The float64 mean of the weights that got a value, in place of that value: a level is its float32, whose own rounding,
 * large beside the error where levels lie far from 0, is judged with the centroids.
 */
function meansOf(x: Float32Array, values: ArrayLike<number>): Float64Array {
  const sums = new Map<number, { sum: number; count: number }>()
  for (let i = 0; i < x.length; i++) {
    const { sum, count } = sums.get(values[i] ?? NaN) ?? { sum: 0, count: 0 }
    sums.set(values[i] ?? NaN, { sum: sum + (x[i] ?? NaN), count: count + 1 })
  }
  return Float64Array.from(values, (value) => {
    const { sum, count } = sums.get(value) ?? { sum: NaN, count: 0 }
    return near([sum / count], [value], HALF_A_LAST_BIT) === undefined ? sum / count : value
  })
}

function squaredError(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return Array.from(x, (value, i) => (value - (y[i] ?? NaN)) ** 2).reduce((sum, square) => sum + square, 0)
}
