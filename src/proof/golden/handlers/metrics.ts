import { entropyBits } from '../../../core/metrics/code-counts.ts'
import { countDistinct } from '../../../core/metrics/distinct.ts'
import { errors, type PlainErrors } from '../../../core/measure.ts'
import type { Values } from '../../../core/tensor.ts'
import { exact, near, toleranceOf, type Verdict } from '../compare.ts'
import { defineHandler, inputOf, numberOf, numbersOf } from '../handler.ts'
import type { GoldenCase } from '../manifest.ts'

type Found = PlainErrors & { readonly values: Values }

/** What each key of `params.metrics` is here. Lists and counts are compared exactly, the rest within the tolerance. */
const ANSWERS: Readonly<Record<string, (found: Found) => number | Float64Array>> = {
  n: (found) => found.n,
  mse: (found) => found.mse,
  rmse: (found) => found.rmse,
  mae: (found) => found.mae,
  max_abs: (found) => found.max_abs,
  mean_error: (found) => found.mean_error,
  sqnr_db: (found) => found.sqnr,
  psnr_db_range: (found) => found.psnr_range,
  psnr_db_peak: (found) => found.psnr_peak,
  cosine: (found) => found.cosine,
  rel_l2: (found) => found.rel_l2,
  kl_nats: (found) => found.kl,
  js_nats: (found) => found.js,
  hist_lo: (found) => found.histogram.low,
  hist_hi: (found) => found.histogram.high,
  hist_p: (found) => found.histogram.original,
  hist_q: (found) => found.histogram.quantized,
  distinct_values_approx: (found) => countDistinct(found.values),
  entropy_bits_approx: (found) => entropyBits(frequencies(found.values)),
  entropy_bits_hist_ref: (found) => entropyBits(found.histogram.original),
}

/** Error figures of two arrays, as NumPy and SciPy compute them in float64. */
export default defineHandler({
  family: 'metrics',
  matches: ({ params, inputs }) => 'metrics' in params && 'reference' in inputs && 'approx' in inputs,
  columns: (golden) =>
    Object.keys(metricsOf(golden))
      // The case's own name is no answer.
      .filter((key) => key !== 'id')
      .map((key) => `metrics.${key}`),
  check(golden, files) {
    const values = files.array(inputOf(golden, 'approx')).data
    const found = { ...errors(files.array(inputOf(golden, 'reference')).data, values), values }
    const metrics = metricsOf(golden)
    const verdicts: Record<string, Verdict> = {}
    for (const [key, answer] of Object.entries(ANSWERS)) {
      if (!(key in metrics)) continue
      const actual = answer(found)
      verdicts[`metrics.${key}`] =
        typeof actual === 'number'
          ? near([numberOf(metrics, key)], [actual], toleranceOf(golden.compare))
          : exact(numbersOf(metrics, key), actual)
    }
    return verdicts
  },
})

function metricsOf({ params }: GoldenCase): Record<string, unknown> {
  return { ...(params['metrics'] as Record<string, unknown> | undefined) }
}

function frequencies(values: Values): Float64Array {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Float64Array.from(counts.values())
}
