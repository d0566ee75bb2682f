import { log } from '../numeric/elementary.ts'
import type { Stretch } from './stretch.ts'
import { WideCodes } from './wide-codes.ts'

/** Codes that occur, in order, and how often. */
export interface Occurring {
  readonly codes: Float64Array
  readonly counts: Float64Array
}

/** The widest table that is kept for codes; what lies outside is sorted. */
const WIDEST = 1 << 20

/** Counts whose logarithm is taken once. */
const FEW = 256

/** Counts codes: in a table where they lie close together, as nearly always, else sorted. */
export class CodeCounts {
  readonly #first: number
  readonly #table: Uint32Array
  readonly #others = new WideCodes()

  /** For codes in [min, max] of about `n` weights. */
  constructor(min: number, max: number, n: number) {
    const size = max - min + 1
    const widest = Math.min(WIDEST, Math.max(65536, n))
    this.#first = size <= widest ? min : -widest / 2
    this.#table = new Uint32Array(Math.min(size, widest))
  }

  add({ out, from, to, at }: Stretch): void {
    const { codes } = out
    const first = this.#first
    const table = this.#table
    const last = table.length - 1
    for (let o = at, end = at + to - from; o < end; o++) {
      const place = codes[o] - first
      if (place >= 0 && place <= last) table[place]++
      else this.#others.add(codes[o])
    }
  }

  occurring(): Occurring {
    const others = this.#others.settled()
    let size = others.codes.length
    for (let place = 0; place < this.#table.length; place++) if (this.#table[place] > 0) size++
    const [codes, counts] = [new Float64Array(size), new Float64Array(size)]
    let at = others.codes.findIndex((code) => code > this.#first)
    if (at < 0) at = others.codes.length
    codes.set(others.codes.subarray(0, at))
    counts.set(others.counts.subarray(0, at))
    codes.set(others.codes.subarray(at), size - others.codes.length + at)
    counts.set(others.counts.subarray(at), size - others.codes.length + at)
    for (let place = 0; place < this.#table.length; place++) {
      if (this.#table[place] === 0) continue
      codes[at] = place + this.#first
      counts[at++] = this.#table[place]
    }
    return { codes, counts }
  }
}

/** Entropy in bits per item of items that occur `counts` times. NaN where there are none. */
export function entropyBits(counts: Float64Array): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i]
  if (total === 0) return NaN
  let sum = 0
  // of many items most occur a few times, and the logarithm is what takes long
  const ofFew = new Float64Array(FEW)
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]
    if (count >= FEW) sum += count * log(total / count)
    else if (count > 0) sum += count * (ofFew[count] ||= log(total / count))
  }
  return sum / total / Math.LN2
}
