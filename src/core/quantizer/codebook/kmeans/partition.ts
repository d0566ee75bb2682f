import type { Steps } from '../../../steps.ts'
import type { Points } from './points.ts'

/** More borders than this are not tried: so many fit into 16 bits, and so many values a 16-bit source can have. */
export const MOST_BORDERS = 65536

/**
 * The best way to cut points into `count` stretches: of all cuts at the given `borders`, the one of least summed squared
 * distance from the means of the stretches. `borders` are rising entries of `points`, the first 0 and the last n, more
 * of them than `count` and at most `MOST_BORDERS` + 1. Returns the entries of the cut, `count` + 1 of them.
 *
 * Dynamic programming over the number of stretches. The best last cut moves right with the end, so every layer is
 * filled by divide and conquer: the middle first, which bounds both halves (Grønlund et al. 2017, arXiv:1701.07204).
 */
export function* bestPartition(points: Points, borders: Uint32Array, count: number): Steps<Uint32Array> {
  const layer = new Layer(points, borders)
  const cuts: Uint16Array[] = []
  for (let stretches = 2; stretches <= count; stretches++) {
    cuts.push(layer.next(stretches))
    yield stretches / count
  }
  const partition = new Uint32Array(count + 1)
  let end = borders.length - 1
  partition[count] = borders[end]
  for (let stretches = count; stretches > 1; stretches--) {
    end = cuts[stretches - 2][end]
    partition[stretches - 1] = borders[end]
  }
  return partition
}

/** The costs of the best cuts into some number of stretches, for every end. */
class Layer {
  readonly #counts: Float64Array
  readonly #sums: Float64Array
  readonly #squares: Float64Array
  #costs: Float64Array

  constructor({ counts, sums, squares }: Points, borders: Uint32Array) {
    this.#counts = Float64Array.from(borders, (border) => counts[border])
    this.#sums = Float64Array.from(borders, (border) => sums[border])
    this.#squares = Float64Array.from(borders, (border) => squares[border])
    this.#costs = Float64Array.from(borders, (_, end) => (end > 0 ? this.#cost(0, end) : 0))
  }

  /** Goes on to one stretch more; returns where the last one begins, for every end. */
  next(stretches: number): Uint16Array {
    const last = this.#costs.length - 1
    const costs = new Float64Array(last + 1)
    const cuts = new Uint16Array(last + 1)
    this.#fill(stretches, last, stretches - 1, last - 1, costs, cuts)
    this.#costs = costs
    return cuts
  }

  /** Ends [from, to], whose last stretch begins in [least, most]. */
  #fill(from: number, to: number, least: number, most: number, costs: Float64Array, cuts: Uint16Array): void {
    if (from > to) return
    const end = (from + to) >> 1
    let best = least
    let lowest = Infinity
    for (let cut = least, stop = Math.min(most, end - 1); cut <= stop; cut++) {
      const cost = this.#costs[cut] + this.#cost(cut, end)
      if (cost >= lowest) continue
      lowest = cost
      best = cut
    }
    costs[end] = lowest
    cuts[end] = best
    this.#fill(from, end - 1, least, best, costs, cuts)
    this.#fill(end + 1, to, best, most, costs, cuts)
  }

  #cost(from: number, to: number): number {
    const sum = this.#sums[to] - this.#sums[from]
    return this.#squares[to] - this.#squares[from] - (sum * sum) / (this.#counts[to] - this.#counts[from])
  }
}
