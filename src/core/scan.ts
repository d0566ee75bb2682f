import type { WeightStats } from './evaluation.ts'
import { errorFigures } from './metrics/error-figures.ts'
import { ErrorSums } from './metrics/error-sums.ts'
import { signalOf } from './metrics/tally.ts'
import { type Original, originalOf } from './metrics/original.ts'
import { pass } from './metrics/pass.ts'
import { forEachStretch, Stretch } from './metrics/stretch.ts'
import { countEqualBins, equalBins } from './numeric/equal-bins.ts'
import { type Params, withDefaults } from './params.ts'
import { newBlock } from './quantizer/block.ts'
import type { Method, Quantizer } from './quantizer/method.ts'
import type { Steps } from './steps.ts'
import type { Tensor, Values } from './tensor.ts'

/** What one look at a tensor tells, so that the tensors of a file can be listed and ranked. */
export interface TensorScan {
  readonly stats: WeightStats
  /** Counts of the finite values in 64 equal bins from the least to the greatest; all 0 where there are none. */
  readonly histogram: Uint32Array
}

/** What a method makes of a tensor, in the figures that a whole file is summed from. */
export interface QuantizedScan {
  /** dB. */
  readonly sqnr: number
  /** Σ(y − x)² and Σx², both without the weights that are lost. */
  readonly errorSquares: number
  readonly signal: number
  /** Finite weights that became ±∞ or NaN: by the method, or because float32 does not reach so far. */
  readonly lost: number
  /** All that is stored: codes, scales, zero points, padding. */
  readonly bits: number
}

const BINS = 64
/** Values counted between two reports of progress. */
const STRIDE = 1 << 19

/** Statistics and a small histogram of the numbers as the file has them. */
export function* scanTensor({ data }: Tensor): Steps<TensorScan> {
  // the whole tensor is in memory already: float64 needs no copy for this
  const { stats } = yield* originalOf({ name: '', shape: [], dtype: '', data }, { keepsFloat64: true })
  return { stats, histogram: yield* histogramOf(data, stats) }
}

/** Quantizes a tensor and sums up the error, nothing else. Throws CoreError where the method does not fit the tensor. */
export function* scanMethod(tensor: Tensor, method: Method, params: Params): Steps<QuantizedScan> {
  const original = yield* originalOf(tensor, method)
  const quantizer = yield* method.prepare(original.tensor, withDefaults(method.params, params), {})
  const { sums, least, greatest } = yield* summed(original, quantizer)
  const { n, sumSquares, overflowed } = original.stats
  const signal = signalOf(sums, sumSquares)
  return {
    sqnr: errorFigures(sums, signal).sqnr,
    errorSquares: sums.squares,
    signal,
    lost: sums.lost + overflowed,
    bits: n > 0 ? quantizer.storedBits(n, least, greatest) : 0,
  }
}

function* histogramOf(data: Values, { finite, min, max }: WeightStats): Steps<Uint32Array> {
  const counts = new Float64Array(BINS)
  const bins = finite > 0 ? equalBins(min, max, BINS) : null
  // values too close for the arithmetic to tell apart
  if (!bins) counts[BINS / 2] = finite
  for (let from = 0; bins && from < data.length; from += STRIDE) {
    countEqualBins(bins, data, from, Math.min(data.length, from + STRIDE), counts)
    yield from / data.length
  }
  return Uint32Array.from(counts)
}

interface Sums {
  readonly sums: ErrorSums
  /** Codes that occur; 0 where there are none. */
  readonly least: number
  readonly greatest: number
}

function* summed(original: Original, quantizer: Quantizer): Steps<Sums> {
  const sums = new ErrorSums()
  const stretch = new Stretch(original.tensor.data, newBlock(quantizer, 0))
  let [least, greatest] = [Infinity, -Infinity]
  yield* pass(original, quantizer, (from, to, out) => {
    stretch.out = out
    forEachStretch(stretch, from, to, 0, () => {
      sums.add(stretch)
      const end = stretch.at + stretch.to - stretch.from
      for (let i = stretch.at; i < end; i++) {
        const code = out.codes[i]
        if (code < least) least = code
        if (code > greatest) greatest = code
      }
    })
    sums.addLost(stretch)
  })
  const none = quantizer.codes === null || sums.count === 0
  return none ? { sums, least: 0, greatest: 0 } : { sums, least, greatest }
}
