import { type FastPath, fastPathOf } from '../../fast/path.ts'
import { MAGIC } from '../../numeric/rounding.ts'
import { portion, type Steps } from '../../steps.ts'

/** Fills in the candidate `i`. */
export type Fill = (i: number, candidate: Candidate) => void

/** A grid: multiples of `scale` from `least` to `greatest`. One object is filled again and again. */
export interface Candidate {
  scale: number
  least: number
  greatest: number
}

/** Values whose errors are summed between two looks at the bound. */
const CHUNK = 1024
/** Values looked at between two reports of progress: about 2 ms. */
const STRIDE = 1 << 20

/** Finds the grid with the least squared error over `values[0, count)`. */
export class ErrorSearch {
  readonly #values: Float32Array
  readonly #count: number
  /** Only of a whole tensor: the values of a group are in scratch memory. */
  readonly #path: FastPath | undefined
  readonly #candidate: Candidate = { scale: 1, least: 0, greatest: 0 }
  #since = 0

  constructor(values: Float32Array, count: number) {
    this.#values = values
    this.#count = count
    this.#path = count === values.length ? fastPathOf(values) : undefined
  }

  /**
   * The i in 1…n whose candidate has the least error; of equal ones the least i. A candidate is dropped as soon as its
   * partial sum exceeds the best, so the order of trial (first `hint`, then coarse to fine) saves time but changes nothing.
   */
  *best(n: number, hint: number, fill: Fill): Steps<number> {
    const all = trialOrder(n, hint)
    const shortlist = this.#path?.shortlist?.(all, this.#count, fill)
    const order = (shortlist && (yield* portion(shortlist, 0, 0.5))) ?? all
    if (order.length === 1) return order[0]
    const begun = shortlist ? 0.5 : 0
    let best = order[0]
    let bound = Infinity
    for (let step = 0; step < order.length; step++) {
      const i = order[step]
      fill(i, this.#candidate)
      let error = 0
      for (let from = 0; from < this.#count && error <= bound; from += CHUNK) {
        const to = Math.min(this.#count, from + CHUNK)
        error += this.#error(from, to)
        this.#since += to - from
        if (this.#since >= STRIDE) {
          this.#since = 0
          yield begun + ((1 - begun) * step) / order.length
        }
      }
      if (error < bound || (error === bound && i < best)) {
        best = i
        bound = error
      }
    }
    return best
  }

  #error(from: number, to: number): number {
    return (
      this.#path?.squaredError?.(from, to, this.#candidate) ?? squaredError(this.#values, from, to, this.#candidate)
    )
  }
}

/** Σ (x − y)² over `values[from, to)`, in float64 and in two lanes, which halves the wait of each addition. */
export function squaredError(values: Float32Array, from: number, to: number, candidate: Candidate): number {
  const { scale, least, greatest } = candidate
  const factor = 1 / scale
  const magic = MAGIC
  let even = 0
  let odd = 0
  let i = from
  for (; i + 1 < to; i += 2) {
    const x = values[i]
    const w = values[i + 1]
    let q = x * factor + magic - magic
    let p = w * factor + magic - magic
    if (q < least) q = least
    else if (q > greatest) q = greatest
    if (p < least) p = least
    else if (p > greatest) p = greatest
    const d = x - q * scale
    const e = w - p * scale
    even += d * d
    odd += e * e
  }
  if (i < to) {
    const x = values[i]
    const q = Math.min(greatest, Math.max(least, x * factor + magic - magic))
    const d = x - q * scale
    even += d * d
  }
  return even + odd
}

const orders = new Map<number, readonly number[]>()

function trialOrder(n: number, hint: number): readonly number[] {
  const key = n * 4096 + hint
  const known = orders.get(key)
  if (known) return known
  const seen = new Set(hint > 0 ? [hint] : [])
  for (const stride of [Math.floor(n / 10), Math.floor(n / 100), 1]) {
    for (let i = n; stride > 0 && i >= 1; i -= stride) seen.add(i)
  }
  const order = [...seen]
  orders.set(key, order)
  return order
}
