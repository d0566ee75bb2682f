import { fastPathOf } from '../fast/path.ts'
import type { Steps } from '../steps.ts'
import { forEachRun, type Layout } from './layout.ts'

/** Weights between two reports of progress. */
const STRIDE = 1 << 18

/** The greatest size among the finite weights of every group; 0 where there are none. */
export function* greatestSizes(data: Float32Array, layout: Layout): Steps<Float32Array> {
  const faster = fastPathOf(data)?.groups?.greatestSizes(layout)
  if (faster) return yield* faster
  const greatest = new Float32Array(layout.groups)
  const take = (group: number, start: number, end: number): void => {
    let most = greatest[group]
    for (let i = start; i < end; i++) {
      const size = Math.abs(data[i])
      if (size > most && size !== Infinity) most = size
    }
    greatest[group] = most
  }
  for (let from = 0; from < data.length; from += STRIDE) {
    forEachRun(layout, from, Math.min(data.length, from + STRIDE), take)
    yield from / data.length
  }
  return greatest
}
