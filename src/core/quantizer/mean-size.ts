import type { Steps } from '../steps.ts'
import { forEachRun, type Layout } from './layout.ts'

/** Sums go part by part, which keeps the error of long sums small. A report of progress comes after 64 of them. */
const PART = 4096
const STRIDE = 64 * PART

/**
 * The mean size of the finite weights of every group, in float64; with `above`, of those whose size is greater than the
 * group's entry. 0 where there are none.
 */
export function* meanSizes(data: Float32Array, layout: Layout, above?: Float64Array): Steps<Float64Array> {
  const sums = new Float64Array(layout.groups)
  const counts = new Float64Array(layout.groups)
  const add = (group: number, start: number, end: number): void => {
    const least = above ? above[group] : -1
    let sum = 0
    for (let i = start; i < end; i++) {
      const size = Math.abs(data[i])
      if (!(size > least) || size === Infinity) continue
      sum += size
      counts[group]++
    }
    sums[group] += sum
  }
  for (let from = 0; from < data.length; from += PART) {
    forEachRun(layout, from, Math.min(data.length, from + PART), add)
    if (from % STRIDE === 0) yield from / data.length
  }
  return sums.map((sum, group) => (counts[group] > 0 ? sum / counts[group] : 0))
}
