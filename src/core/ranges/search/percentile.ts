import { fastPathOf } from '../../fast/path.ts'
import { orderStatistics } from '../../numeric/order-statistics.ts'
import { num } from '../../params.ts'
import type { Steps } from '../../steps.ts'
import type { Find, Range } from '../range.ts'

/** The search of `percentile`. */
export const findPercentile: Find = (values, count, target, params) => {
  const p = num(params, 'p')
  if (count === 0) return { a: 0, b: 0 }
  return target.kind === 'symmetric' ? ofSizes(values, count, p) : ofValues(values, count, p)
}

function* ofValues(values: Float32Array, count: number, p: number): Steps<Range> {
  const [a, b] = yield* percentiles(values, count, false, [(100 - p) / 2, (100 + p) / 2])
  return { a, b }
}

function* ofSizes(values: Float32Array, count: number, p: number): Steps<Range> {
  const [c] = yield* percentiles(values, count, true, [p])
  return { a: -c, b: c }
}

/**
 * Percentiles of `values[0, count)`, or of their sizes: linear between neighbours, in float64, with the operations of
 * NumPy's default method in its order.
 */
export function* percentiles(
  values: Float32Array,
  count: number,
  sizes: boolean,
  percents: readonly number[],
): Steps<number[]> {
  const places = percents.map((percent) => (count - 1) * (percent / 100))
  const ranks = places.flatMap((place) => [Math.floor(place), Math.min(Math.floor(place) + 1, count - 1)])
  // Scratch memory of a caller has no fast path.
  const path = count === values.length ? fastPathOf(values) : undefined
  const sorted = path?.ofRank && ranks.map((rank) => path.ofRank?.(rank, sizes) ?? NaN)
  const found = sorted ?? (yield* orderStatistics(values, count, sizes, ranks))
  return places.map((place, i) => between(found[2 * i], found[2 * i + 1], place - Math.floor(place)))
}

/** From the nearer end, as NumPy does, so that the ends come out exactly. */
function between(low: number, high: number, part: number): number {
  const difference = high - low
  return part >= 0.5 ? high - difference * (1 - part) : low + difference * part
}
