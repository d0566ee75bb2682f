import { portion, type Steps } from '../../../steps.ts'
import { bestPartition, MOST_BORDERS } from './partition.ts'
import { meanOf, type Points, pointsOf, STRIDE } from './points.ts'

/** Up to this many distinct values every cut is tried. */
export const MOST_EXACT = MOST_BORDERS
/** With more values: borders by count and borders by width, together at most twice as many. */
const COARSE = 8192
/** Rounds of Lloyd's algorithm; it is at rest long before. */
const ROUNDS = 1000
/** The share of the work after which the weights are sorted. */
const SORTED = 0.5

/**
 * `count` levels, rising, of least summed squared distance to the finite values of `data`: the optimum in one dimension
 * where at most `most` (65,536 by default) values are distinct, as they are in every 16-bit source. Of more, the best
 * cut at one of 8,192 to 16,384 borders, moved by Lloyd's algorithm until it rests; no border can then move by a value and
 * gain, and the error is above the optimum by at most Σ 2 · n · w · g over the levels, n weights in a border's bin of
 * width w between levels g apart. Fewer levels than `count` where there are fewer values.
 */
export function* fitLevels(data: Float32Array, count: number, most: number = MOST_EXACT): Steps<Float32Array> {
  const points = yield* portion(pointsOf(data), 0, SORTED)
  const distinct = points.values.length
  if (distinct <= count) return points.values.slice()
  const isExact = distinct <= most
  const borders = isExact ? Uint32Array.from({ length: distinct + 1 }, (_, i) => i) : yield* coarseBorders(points)
  const best = yield* portion(bestPartition(points, borders, count), SORTED, 1)
  return levelsOf(points, isExact ? best : yield* rest(points, best))
}

/** Where a bin is full by count or by width. */
function* coarseBorders({ values, counts }: Points): Steps<Uint32Array> {
  const n = values.length
  const perBin = (counts[n] - counts[0]) / COARSE
  const width = (values[n - 1] - values[0]) / COARSE
  const borders = [0]
  let begin = 0
  for (let i = 1; i < n; i++) {
    if (i % STRIDE === 0) yield SORTED
    if (counts[i] - counts[begin] < perBin && values[i] - values[begin] < width) continue
    borders.push(i)
    begin = i
  }
  return Uint32Array.from([...borders, n])
}

/** Lloyd's algorithm: borders halfway between means, means between borders, until nothing moves. */
function* rest(points: Points, partition: Uint32Array): Steps<Uint32Array> {
  let now = partition
  for (let round = 0; round < ROUNDS; round++) {
    yield 1
    const next = now.slice()
    for (let cut = 1; cut < now.length - 1; cut++) {
      const middle = (meanOf(points, now[cut - 1], now[cut]) + meanOf(points, now[cut], now[cut + 1])) / 2
      const moved = firstAbove(points.values, middle)
      // No stretch becomes empty.
      if (moved > next[cut - 1] && moved < now[cut + 1]) next[cut] = moved
    }
    if (next.every((entry, i) => entry === now[i])) return now
    now = next
  }
  return now
}

/** The first entry of rising `values` that is above `border`. */
function firstAbove(values: Float32Array, border: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle] <= border) low = middle + 1
    else high = middle
  }
  return low
}

function levelsOf(points: Points, partition: Uint32Array): Float32Array {
  return Float32Array.from(partition.subarray(1), (end, i) => meanOf(points, partition[i], end))
}
