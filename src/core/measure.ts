import type { Figures } from './evaluation.ts'
import { divergences } from './metrics/divergence.ts'
import { decibels, type ErrorFigures, errorFigures } from './metrics/error-figures.ts'
import { ErrorSums } from './metrics/error-sums.ts'
import { figuresOf } from './metrics/figures.ts'
import { type JointHistograms, jointHistograms } from './metrics/joint-histograms.ts'
import { Measurement } from './metrics/measurement.ts'
import { weightStats } from './metrics/original.ts'
import { forEachStretch, STRETCH, Stretch } from './metrics/stretch.ts'
import type { Quantized } from './quantize.ts'
import { FLAG } from './quantizer/method.ts'
import { finish } from './steps.ts'
import type { Values } from './tensor.ts'

/**
 * All figures of a quantized tensor, as `Figures` defines them: SQNR in dB as PyTorch and ONNX Runtime compute it, errors in
 * units of the weights, KL and JS in nats, sizes in bits and bytes. NaN and ±∞ of the original stay out of them.
 */
export function measure(quantized: Quantized): Figures {
  const { original, quantizer } = quantized
  const measurement = new Measurement(original, quantizer, null, null)
  for (let from = 0; from < original.stats.n; from += STRETCH) {
    measurement.add(from, Math.min(original.stats.n, from + STRETCH), quantized, from)
  }
  return finish(figuresOf(original, quantizer, measurement.tally()))
}

/** How far one array of numbers is from another, whatever made it. */
export interface PlainErrors extends ErrorFigures {
  readonly n: number
  /** dB, against the range and against the greatest size of the original. */
  readonly psnr_range: number
  readonly psnr_peak: number
  readonly kl: number
  readonly js: number
  /** The 64 equal bins of KL and JS. */
  readonly histogram: JointHistograms
}

/**
 * Figures of `values` against `given`, in float64. Where `given` is NaN or ±∞, both stay out.
 * Throws TypeError where the lengths differ.
 */
export function errors(given: Values, values: Values): PlainErrors {
  if (given.length !== values.length) throw new TypeError('errors: two arrays of the same length are needed')
  // A copy: what is remembered of an array of weights must not outlive a change that the caller makes.
  const original = given.slice()
  const flags = Uint8Array.from(original, (x) => (Number.isFinite(x) ? FLAG.none : FLAG.notFinite))
  const stats = finish(weightStats(original, 0))
  const sums = sumsOf(original, values, flags)
  const figures = errorFigures(sums, stats.sumSquares)
  const kept = values.filter((_, i) => flags[i] === FLAG.none)
  const histogram = finish(jointHistograms(original, stats, { values: kept, counts: null }))
  const range = stats.max - stats.min
  const peak = Math.max(Math.abs(stats.min), Math.abs(stats.max))
  return {
    n: sums.count,
    ...figures,
    psnr_range: decibels(range * range, figures.mse),
    psnr_peak: decibels(peak * peak, figures.mse),
    ...divergences(histogram),
    histogram,
  }
}

function sumsOf(original: Values, values: Values, flags: Uint8Array): ErrorSums {
  const sums = new ErrorSums()
  const stretch = new Stretch(original, { codes: new Int32Array(0), values, flags })
  for (let from = 0; from < flags.length; from += STRETCH) {
    forEachStretch(stretch, from, Math.min(flags.length, from + STRETCH), from, () => sums.add(stretch))
  }
  return sums
}
