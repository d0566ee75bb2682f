import type { Steps } from '../steps.ts'
import { forEachRun, type Layout } from './layout.ts'

/** Weights looked at between two reports of progress. */
const STRIDE = 1 << 19

/** The greatest |x| of each group of float32 weights. NaN and ±∞ count as 0, and so does a group without weights. */
export function* greatestSizes(data: Float32Array, layout: Layout): Steps<Float32Array> {
  const sizes = new Float32Array(layout.groups)
  for (let from = 0; from < data.length; from += STRIDE) {
    forEachRun(layout, from, Math.min(data.length, from + STRIDE), (group, start, end) => {
      sizes[group] = Math.max(sizes[group], greatestSize(data, start, end))
    })
    yield from / data.length
  }
  return sizes
}

/** The greatest finite |x| of `data[from, to)`. */
function greatestSize(data: Float32Array, from: number, to: number): number {
  let greatest = 0
  for (let i = from; i < to; i++) {
    const size = Math.abs(data[i])
    if (size > greatest && size < Infinity) greatest = size
  }
  return greatest
}
