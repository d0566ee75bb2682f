import type { Bins, Evaluation } from './evaluation.ts'
import { fastPathOf } from './fast/path.ts'
import { displayHistogram } from './metrics/display-histogram.ts'
import { coarse, ErrorBins } from './metrics/error-bins.ts'
import { figuresOf } from './metrics/figures.ts'
import { Measurement, quantizedBins } from './metrics/measurement.ts'
import { type Original, originalOf } from './metrics/original.ts'
import { addErrors } from './metrics/step-errors.ts'
import { pass } from './metrics/pass.ts'
import { forEachStretch, Stretch } from './metrics/stretch.ts'
import type { Tally } from './metrics/tally.ts'
import { headOf, levelsOf, scatterOf, staircaseOf } from './metrics/pictures.ts'
import { type Params, withDefaults } from './params.ts'
import { newBlock } from './quantizer/block.ts'
import type { Method, PrepareOptions, Quantizer } from './quantizer/method.ts'
import { portion, type Steps } from './steps.ts'
import type { Tensor } from './tensor.ts'

export interface EvaluateOptions extends PrepareOptions {
  /** At most this many display bins over the data. */
  readonly bins: number
  /** Take the fastest way, whose sums can differ in their last digits from those of another time. */
  readonly hurried?: boolean
}

/** Groups whose scales go into the result. */
const GROUPS_SHOWN = 4096

/**
 * Prepares `method` for `tensor` and measures what it does: all figures, and histograms with at most `options.bins` bins.
 * `params` are completed by their defaults. Progress: the first 0.6 is the search of the range. Throws what the method's
 * `prepare` throws: CoreError where parameters do not fit the tensor, such as `bad-axis`.
 */
export function* evaluate(tensor: Tensor, method: Method, params: Params, options: EvaluateOptions): Steps<Evaluation> {
  const original = yield* portion(originalOf(tensor, method), 0, 0.1)
  const given = withDefaults(method.params, params)
  const quantizer = yield* portion(method.prepare(original.tensor, given, options), 0.1, 0.6)
  return yield* portion(evaluateQuantizer(original, quantizer, options.bins, options.hurried), 0.6, 1)
}

/**
 * Measures a quantizer that is ready, on the fast path of these weights if there is one for it. `hurried` takes the
 * fastest, whose sums can differ in their last digits from those of another time.
 */
export function* evaluateQuantizer(
  original: Original,
  quantizer: Quantizer,
  limit: number,
  hurried = false,
): Steps<Evaluation> {
  const { stats } = original
  const display = yield* portion(displayHistogram(original, limit), 0, 0.1)
  const { bins } = display
  const path = fastPathOf(original.tensor.data)
  const fast =
    path?.steady && !hurried ? path.steady(quantizer, display, limit) : path?.tally(quantizer, display, limit)
  const tally = yield* portion(fast ?? blockwise(original, quantizer, bins, limit), 0.1, 0.7)
  const figures = yield* portion(figuresOf(original, quantizer, tally), 0.7, 0.8)
  // Without a step the unit is the RMSE, which is known only now.
  const errors = tally.errors ?? (yield* portion(errorsIn(coarse(figures.rmse), original, quantizer, limit), 0.8, 1))
  const quantized = quantizedBins(tally, bins)
  const stretch = quantized.stretch()
  const levels = levelsOf(quantizer, tally.occurring, figures.levels)
  tally.release?.()
  return {
    figures,
    stats,
    bins,
    // A copy: the page may take the result's memory over.
    original: display.counts.slice(),
    originalClipped: tally.originalClipped ?? new Uint32Array(bins.count),
    quantizedBins: stretch,
    quantized: quantized.slice(stretch),
    quantizedClipped: tally.quantizedClipped?.slice(stretch) ?? new Uint32Array(stretch.count),
    clippedBelow: tally.sums.below,
    clippedAbove: tally.sums.above,
    lost: tally.sums.lost,
    error: {
      bins: errors.bins,
      ...unitOf(quantizer, coarse(figures.rmse)),
      rounding: errors.rounding,
      clipping: errors.clipping,
      below: errors.below,
      above: errors.above,
    },
    levels,
    distinct: tally.distinct,
    staircase: staircaseOf(original, quantizer, bins),
    scatter: scatterOf(original, quantizer),
    grid: gridOf(quantizer),
    remarks: quantizer.remarks ?? [],
    head: headOf(original, quantizer),
  }
}

/** The pass for every method. Never holds an array per weight while there is one group with codes. */
function* blockwise(original: Original, quantizer: Quantizer, bins: Bins, limit: number): Steps<Tally> {
  const errors = quantizer.scales === null ? null : new ErrorBins(limit)
  const measurement = new Measurement(original, quantizer, bins, errors)
  yield* pass(original, quantizer, (from, to, out) => measurement.add(from, to, out, 0))
  return measurement.tally()
}

function* errorsIn(unit: number, original: Original, quantizer: Quantizer, limit: number): Steps<ErrorBins> {
  const errors = new ErrorBins(limit)
  const stretch = new Stretch(original.tensor.data, newBlock(quantizer, 0))
  yield* pass(original, quantizer, (from, to, out) => {
    stretch.out = out
    forEachStretch(stretch, from, to, 0, () => addErrors(errors, stretch, quantizer, unit))
  })
  return errors
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
