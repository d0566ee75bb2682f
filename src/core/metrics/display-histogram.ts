import type { Bins } from '../evaluation.ts'
import { displayBins } from '../numeric/bins.ts'
import type { Steps } from '../steps.ts'
import type { Values } from '../tensor.ts'
import type { Original } from './original.ts'

export interface DisplayHistogram {
  readonly bins: Bins
  readonly counts: Uint32Array
  /** The number of bins that was asked for at most. */
  readonly limit: number
}

/** Values looked at between two reports of progress. */
const STRIDE = 1 << 19

const newest = new WeakMap<Values, DisplayHistogram>()

/** The original's display histogram with at most `limit` bins; the newest of an array is remembered. */
export function* displayHistogram({ tensor: { data }, stats }: Original, limit: number): Steps<DisplayHistogram> {
  const kept = newest.get(data)
  if (kept?.limit === limit) return kept
  const bins = displayBins(stats.min, stats.max, limit)
  const counts = new Uint32Array(bins.count)
  for (let from = 0; from < data.length; from += STRIDE) {
    count(data, from, Math.min(data.length, from + STRIDE), bins, counts)
    yield from / data.length
  }
  const made = { bins, counts, limit }
  newest.set(data, made)
  return made
}

function count(data: Values, from: number, to: number, { width, first }: Bins, counts: Uint32Array): void {
  for (let i = from; i < to; i++) {
    const x = data[i]
    if (x - x === 0) counts[Math.floor(x / width + 0.5) - first]++
  }
}
