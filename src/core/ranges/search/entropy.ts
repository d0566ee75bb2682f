import { fastPathOf } from '../../fast/path.ts'
import { countEqualBins, equalBins } from '../../numeric/equal-bins.ts'
import { log32 } from '../../numeric/log32.ts'
import { pairwiseSum } from '../../numeric/pairwise-sum.ts'
import type { Steps } from '../../steps.ts'
import { extent } from '../minmax.ts'
import type { Find, Range } from '../range.ts'

const BINS = 1024
const QUANTIZED = 128
const MIDDLE = BINS / 2
/** What smoothing gives to an empty bin, taken from the others. */
const EPSILON = 0.0001

/** The search of `entropy`. */
export const findEntropy: Find = (values, count) =>
  count === values.length && fastPathOf(values) ? searchOnce(values) : search(values, count)

const known = new WeakMap<Float32Array, Range>()

/** The range of a whole tensor, which no parameter changes. (Scratch memory of a caller has no fast path.) */
function* searchOnce(values: Float32Array): Steps<Range> {
  const range = known.get(values) ?? (yield* search(values, values.length))
  known.set(values, range)
  return range
}

/**
 * ONNX Runtime's `HistogramCollector` (calibrate.py, method entropy): of all ranges around zero, cut out of a histogram,
 * the one whose own histogram loses least when 128 levels stand for it. Then never wider than the data. In float32 step
 * by step: losses can be so near to each other that their last bits decide.
 */
function* search(values: Float32Array, count: number): Steps<Range> {
  const data = extent(values, count)
  const threshold = Math.max(Math.abs(data.a), Math.abs(data.b))
  const bins = threshold > 0 ? equalBins(-threshold, threshold, BINS, true) : null
  // Nothing to cut, or too near the ends of float32 for its bins.
  if (bins === null) return data
  const counts = new Float64Array(BINS)
  countEqualBins(bins, values, 0, count, counts)
  let best = MIDDLE
  let least = Infinity
  for (let half = QUANTIZED / 2; half <= MIDDLE; half++) {
    const divergence = divergenceOf(counts, MIDDLE - half, Math.min(MIDDLE + half + 1, BINS))
    if (divergence < least || half === QUANTIZED / 2) {
      best = half
      least = divergence
    }
    if (half % 64 === 0) yield (half - QUANTIZED / 2) / (MIDDLE - QUANTIZED / 2)
  }
  return {
    a: Math.max(bins.edges[MIDDLE - best], data.a),
    b: Math.min(bins.edges[Math.min(MIDDLE + best + 1, BINS)], data.b),
  }
}

/** KL(p ‖ q): p is the histogram of [start, end) with all outside it added to its ends, q the same through 128 levels. */
function divergenceOf(counts: Float64Array, start: number, end: number): number {
  const p = counts.slice(start, end)
  const merged = Math.floor(p.length / QUANTIZED)
  const q = new Float64Array(p.length)
  let before = 0
  let after = 0
  for (let i = 0; i < start; i++) before += counts[i]
  for (let i = end; i < BINS; i++) after += counts[i]
  const sums = levelSums(p, merged)
  p[0] += before
  p[p.length - 1] += after
  for (let level = 0; level < QUANTIZED; level++) {
    let filled = 0
    for (let i = level * merged; i < (level + 1) * merged; i++) if (p[i] !== 0) filled++
    // Counts are integers there, so the quotient is cut; it goes to the empty bins too.
    if (filled > 0) q.fill(Math.floor(sums[level] / filled), level * merged, (level + 1) * merged)
  }
  const [smoothP, smoothQ] = [smoothed(p), smoothed(q)]
  return smoothP && smoothQ ? divergence(smoothP, smoothQ) : Infinity
}

/** Counts per level; the last level also takes the bins that do not fill a level of their own. */
function levelSums(p: Float64Array, merged: number): Float64Array {
  const sums = new Float64Array(QUANTIZED)
  for (let i = 0; i < p.length; i++) sums[Math.min(QUANTIZED - 1, Math.floor(i / merged))] += p[i]
  return sums
}

/** Gives every empty bin a little, taken evenly from the others. Null where all are empty. */
function smoothed(counts: Float64Array): Float32Array | null {
  let empty = 0
  for (let i = 0; i < counts.length; i++) if (counts[i] === 0) empty++
  if (empty === counts.length) return null
  const taken = Math.fround((EPSILON * empty) / (counts.length - empty))
  const smooth = new Float32Array(counts)
  for (let i = 0; i < smooth.length; i++) smooth[i] = counts[i] === 0 ? EPSILON : smooth[i] - taken
  return smooth
}

/** Σ p/P · log((p/P) ÷ (q/Q)), with one logarithm for a run of equal pairs: most neighbours are empty. */
function divergence(p: Float32Array, q: Float32Array): number {
  const sumP = pairwiseSum(p, 0, p.length)
  const sumQ = pairwiseSum(q, 0, q.length)
  const terms = new Float32Array(p.length)
  for (let i = 0; i < p.length; i++) {
    const isNew = i === 0 || p[i] !== p[i - 1] || q[i] !== q[i - 1]
    terms[i] = isNew ? termOf(Math.fround(p[i] / sumP), Math.fround(q[i] / sumQ)) : terms[i - 1]
  }
  return pairwiseSum(terms, 0, terms.length)
}

function termOf(p: number, q: number): number {
  return p * log32(Math.fround(p / q))
}
