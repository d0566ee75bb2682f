import type { WeightStats } from '../evaluation.ts'
import { fastPathOf } from '../fast/path.ts'
import { countEqualBins, equalBins, type EqualBins } from '../numeric/equal-bins.ts'
import { memo } from '../numeric/memo.ts'
import type { Steps } from '../steps.ts'
import type { Values } from '../tensor.ts'
import type { Outcome } from './outcome.ts'

const BINS = 64

/** Counts of the original and of the quantized values in 64 equal bins over their joint range. */
export interface JointHistograms {
  readonly low: number
  readonly high: number
  readonly original: Float64Array
  readonly quantized: Float64Array
  /** False where the range is empty, infinite, or too narrow for the bins to be told apart. */
  readonly valid: boolean
}

/** The histograms behind KL and JS. `stats` are those of `data`. */
export function* jointHistograms(
  data: Values,
  stats: Pick<WeightStats, 'min' | 'max'>,
  { values, counts, counted }: Pick<Outcome, 'values' | 'counts' | 'counted'>,
): Steps<JointHistograms> {
  let low = stats.min
  let high = stats.max
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value < low) low = value
    if (value > high) high = value
  }
  const bins = low <= high ? equalBins(low, high, BINS) : null
  const quantized = bins && counted ? yield* counted.countEqual(bins) : new Float64Array(BINS)
  if (bins === null) return { low, high, original: new Float64Array(BINS), quantized, valid: false }
  const original = yield* originalCounts(data, bins)
  countEqualBins(bins, values, 0, values.length, quantized, counts)
  return { low, high, original, quantized, valid: true }
}

/** Values looked at between two reports of progress. */
const STRIDE = 1 << 19

/** How many ranges are remembered per array: while an end is dragged inside the data, the joint range stays the same. */
const REMEMBERED = 16

const counted: (data: Values) => Map<string, Float64Array> = memo(() => new Map())

function* originalCounts(data: Values, bins: EqualBins): Steps<Float64Array> {
  const known = counted(data)
  const key = `${bins.first} ${bins.edges[bins.count]}`
  const kept = known.get(key)
  if (kept) return kept
  const counts = yield* fastPathOf(data)?.countEqual(bins) ?? countAll(data, bins)
  if (known.size >= REMEMBERED) known.clear()
  known.set(key, counts)
  return counts
}

function* countAll(data: Values, bins: EqualBins): Steps<Float64Array> {
  const counts = new Float64Array(bins.count)
  for (let from = 0; from < data.length; from += STRIDE) {
    countEqualBins(bins, data, from, Math.min(data.length, from + STRIDE), counts)
    yield from / data.length
  }
  return counts
}
