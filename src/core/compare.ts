import { decibels } from './metrics/error-figures.ts'
import type { Steps } from './steps.ts'
import type { Values } from './tensor.ts'

/** How far the values of one array are from those of another. */
export interface Difference {
  /** dB, of `y` against `x`: ∞ where they are the same, NaN without any signal and any difference. */
  readonly sqnr: number
  /** Σx² and Σ(x − y)² in float64, over the places where both are finite. */
  readonly signal: number
  readonly squaredError: number
  readonly greatest: number
  /** Places without a finite difference where the two are not the same: ∞ or NaN in one of them, or ∞ of either sign. */
  readonly apart: number
}

/** Values looked at between two reports of progress. */
const STRIDE = 1 << 18
/** Sums go block by block, which keeps the error of long sums small. */
const BLOCK = 4096

/** Compares two arrays place by place. Throws TypeError where their lengths differ. */
export function* compareValues(x: Values, y: Values): Steps<Difference> {
  if (x.length !== y.length) throw new TypeError('compareValues: two arrays of the same length are needed')
  const sums = { signal: 0, squaredError: 0, greatest: 0, apart: 0 }
  for (let from = 0; from < x.length; from += BLOCK) {
    addBlock(x, y, from, Math.min(x.length, from + BLOCK), sums)
    if (from % STRIDE === 0) yield from / x.length
  }
  return { ...sums, sqnr: decibels(sums.signal, sums.squaredError) }
}

type Sums = { -readonly [K in Exclude<keyof Difference, 'sqnr'>]: number }

function addBlock(x: Values, y: Values, from: number, to: number, into: Sums): void {
  let [signal, squaredError] = [0, 0]
  for (let i = from; i < to; i++) {
    const [a, b] = [x[i], y[i]]
    const distance = a - b
    if (distance - distance !== 0) {
      if (!Object.is(a, b)) into.apart++
      continue
    }
    signal += a * a
    squaredError += distance * distance
    into.greatest = Math.max(into.greatest, Math.abs(distance))
  }
  into.signal += signal
  into.squaredError += squaredError
}
