import { portion, type Steps } from '../../../steps.ts'
import { sortedValues } from './sort.ts'

/** Distinct finite values in order with how often they occur, and sums that give the cost of any stretch of them. */
export interface Points {
  /** Rising. */
  readonly values: Float32Array
  /** What distances are measured from, a value in the middle of the weights. */
  readonly centre: number
  /** Entry j − entry i: how many weights have the values [i, j), and the sums of their distances and squared distances. */
  readonly counts: Float64Array
  readonly sums: Float64Array
  readonly squares: Float64Array
}

/** Values that are gone through between two reports of progress. */
export const STRIDE = 1 << 19
/** Remembered for as long as somebody holds the weights, which nobody changes. */
const known = new WeakMap<Float32Array, Points>()

/** The points of an array of weights; sorted once per array. */
export function* pointsOf(data: Float32Array): Steps<Points> {
  const points = known.get(data) ?? (yield* summed(yield* portion(sortedValues(data), 0, 0.7)))
  known.set(data, points)
  return points
}

/**
 * Sums run outwards from the middle: the stretch between two entries near it never sees what lies far out, so that one
 * great outlier does not swallow the last digits of all the others.
 */
function* summed(sorted: Float32Array): Steps<Points> {
  const { values, times } = yield* distinct(sorted)
  const n = values.length
  const middle = middleOf(times, sorted.length)
  const centre = n > 0 ? values[middle] : 0
  const [counts, sums, squares] = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)]
  for (let i = middle; i < n; i++) {
    if (i % STRIDE === 0) yield 0.9
    step(i, i + 1, 1)
  }
  for (let i = middle - 1; i >= 0; i--) {
    if (i % STRIDE === 0) yield 0.95
    step(i, i, -1)
  }
  return { values, centre, counts, sums, squares }

  /** Adds value i going right, takes it away going left; `to` is the entry that is made. */
  function step(i: number, to: number, sign: 1 | -1): void {
    const from = sign > 0 ? to - 1 : to + 1
    const distance = values[i] - centre
    counts[to] = counts[from] + sign * times[i]
    sums[to] = sums[from] + sign * times[i] * distance
    squares[to] = squares[from] + sign * times[i] * distance * distance
  }
}

/** Each value once, with how often it occurs. */
function* distinct(sorted: Float32Array): Steps<{ values: Float32Array; times: Float64Array }> {
  const values = new Float32Array(sorted.length)
  const times = new Float64Array(sorted.length)
  let count = 0
  for (let i = 0; i < sorted.length; i++) {
    if (i % STRIDE === 0) yield 0.7 + (0.2 * i) / sorted.length
    // −0 is sorted before 0, and is the same number.
    if (count === 0 || sorted[i] !== values[count - 1]) values[count++] = sorted[i] + 0
    times[count - 1]++
  }
  return { values: values.slice(0, count), times: times.subarray(0, count) }
}

function middleOf(times: Float64Array, total: number): number {
  let before = 0
  for (let i = 0; i < times.length; i++) {
    before += times[i]
    if (2 * before >= total) return i
  }
  return 0
}

/** The mean of the weights with the values [i, j), i < j. */
export function meanOf({ centre, counts, sums }: Points, i: number, j: number): number {
  return centre + (sums[j] - sums[i]) / (counts[j] - counts[i])
}
