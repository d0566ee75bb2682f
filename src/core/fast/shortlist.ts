import type { Candidate, Fill } from '../ranges/search/error-search.ts'
import type { Steps } from '../steps.ts'

/** Candidates looked at between two reports of progress. */
const GLANCES = 64

/**
 * Of the candidates in `order`, those whose squared error over `count` weights can be the least, where `errorOf` knows it
 * to so many digits at a glance; null where it knows nothing.
 */
export function* shortlist(
  order: readonly number[],
  count: number,
  fill: Fill,
  errorOf: (candidate: Candidate, bound: number) => number | null,
): Steps<readonly number[] | null> {
  const candidate: Candidate = { scale: 1, least: 0, greatest: 0 }
  // The least that each error can be, and the least that one of them is at most.
  const lows: number[] = []
  let least = Infinity
  for (let step = 0; step < order.length; step++) {
    fill(order[step], candidate)
    // What is far below the size of the steps is only what rounding has left of 0.
    const slack = 1e-13 * count * candidate.scale * candidate.scale
    const error = errorOf(candidate, least * (1 + 1e-8) + slack)
    if (error === null) return null
    lows.push(error * (1 - 1e-9) - slack)
    least = Math.min(least, error * (1 + 1e-9) + slack)
    if (step % GLANCES === GLANCES - 1) yield step / (order.length + 1)
  }
  return order.filter((_, step) => lows[step] <= least)
}
