import type { Evaluation } from './evaluation.ts'
import { displayHistogram } from './metrics/display-histogram.ts'
import { ErrorBins } from './metrics/error-bins.ts'
import { Measurement, quantizedBins } from './metrics/measurement.ts'
import { type Original, originalOf } from './metrics/original.ts'
import { addErrors } from './metrics/step-errors.ts'
import { pass } from './metrics/pass.ts'
import { forEachStretch, Stretch } from './metrics/stretch.ts'
import { headOf, levelsOf, scatterOf, staircaseOf } from './metrics/pictures.ts'
import { type Params, withDefaults } from './params.ts'
import { newBlock } from './quantizer/block.ts'
import type { Method, PrepareOptions, Quantizer } from './quantizer/method.ts'
import type { Steps } from './steps.ts'
import type { Tensor } from './tensor.ts'

export interface EvaluateOptions extends PrepareOptions {
  /** At most this many display bins over the data. */
  readonly bins: number
}

/** Groups whose scales go into the result. */
const GROUPS_SHOWN = 4096

/** Prepares `method` for `tensor` and measures what it does. Progress: the first 0.6 is the search of the range. */
export function* evaluate(tensor: Tensor, method: Method, params: Params, options: EvaluateOptions): Steps<Evaluation> {
  const original = yield* portion(originalOf(tensor, method), 0, 0.1)
  const given = withDefaults(method.params, params)
  const quantizer = yield* portion(method.prepare(original.tensor, given, options), 0.1, 0.6)
  return yield* portion(evaluateQuantizer(original, quantizer, options.bins), 0.6, 1)
}

/** Measures a quantizer that is ready. Never holds an array per weight while there is one group with codes. */
export function* evaluateQuantizer(original: Original, quantizer: Quantizer, limit: number): Steps<Evaluation> {
  const { stats } = original
  const display = yield* portion(displayHistogram(original, limit), 0, 0.1)
  const errors = new ErrorBins(limit)
  const measurement = new Measurement(original, quantizer, display.bins, quantizer.scales === null ? null : errors)
  yield* portion(
    pass(original, quantizer, (from, to, out) => measurement.add(from, to, out, 0)),
    0.1,
    0.7,
  )
  const measured = yield* portion(measurement.finish(), 0.7, 0.8)
  const { figures } = measured
  // Without a step the unit is the RMSE, which is known only now.
  if (quantizer.scales === null) yield* portion(addInUnits(errors, figures.rmse, original, quantizer), 0.8, 1)
  const quantized = quantizedBins(measured, display.bins)
  const clipped = measurement.clipped
  const stretch = quantized.stretch()
  return {
    figures,
    stats,
    bins: display.bins,
    // A copy: the page may take the result's memory over.
    original: display.counts.slice(),
    originalClipped: clipped ? clipped.from.slice(display.bins) : new Uint32Array(display.bins.count),
    quantizedBins: stretch,
    quantized: quantized.slice(stretch),
    quantizedClipped: clipped ? clipped.to.slice(stretch) : new Uint32Array(stretch.count),
    clippedBelow: measurement.sums.below,
    clippedAbove: measurement.sums.above,
    error: {
      bins: errors.bins,
      ...unitOf(quantizer, figures.rmse),
      rounding: errors.rounding,
      clipping: errors.clipping,
      below: errors.below,
      above: errors.above,
    },
    levels: levelsOf(quantizer, measured.occurring, figures.levels),
    distinct: measured.distinct,
    staircase: staircaseOf(original, quantizer, display.bins),
    scatter: scatterOf(original, quantizer),
    grid: gridOf(quantizer),
    remarks: quantizer.remarks ?? [],
    head: headOf(original, quantizer),
  }
}

function* addInUnits(errors: ErrorBins, unit: number, original: Original, quantizer: Quantizer): Steps<void> {
  const stretch = new Stretch(original.tensor.data, newBlock(quantizer, 0))
  yield* pass(original, quantizer, (from, to, out) => {
    stretch.out = out
    forEachStretch(stretch, from, to, 0, () => addErrors(errors, stretch, unit))
  })
}

/** Runs a part of the work and reports its progress between `from` and `to`. */
function* portion<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield from + (to - from) * step.value
  }
}

function unitOf({ scales }: Quantizer, rmse: number): Pick<Evaluation['error'], 'unit' | 'unitIs'> {
  if (scales === null) return { unit: rmse, unitIs: 'rmse' }
  return scales.length === 1 ? { unit: Math.abs(scales[0]), unitIs: 'step' } : { unit: NaN, unitIs: 'step-of-group' }
}

function gridOf({ layout, codes, scales, factors, zeroPoints, low, high, asked }: Quantizer): Evaluation['grid'] {
  return {
    groups: layout.groups,
    codes,
    scales: scales && scales.slice(0, GROUPS_SHOWN),
    factors: factors?.slice(0, GROUPS_SHOWN) ?? null,
    zeroPoints: zeroPoints && zeroPoints.slice(0, GROUPS_SHOWN),
    low: low.slice(0, GROUPS_SHOWN),
    high: high.slice(0, GROUPS_SHOWN),
    asked: asked && { a: asked.a.slice(0, GROUPS_SHOWN), b: asked.b.slice(0, GROUPS_SHOWN) },
  }
}
