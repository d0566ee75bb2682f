import type { Bins } from '../evaluation.ts'
import { binOf } from '../numeric/bins.ts'
import type { Values } from '../tensor.ts'
import type { Stretch } from './stretch.ts'

/** How many bins beyond the original's a quantized value may fall; what lies further is counted in the outermost. */
export const MARGIN = 8192

/** Counts values in display bins that reach beyond those of the original. */
export class ValueBins {
  readonly #width: number
  /** Bins before and behind those of the original. */
  readonly #before: number
  readonly #behind: number
  readonly #first: number
  readonly counts: Uint32Array

  /** `least` and `greatest`: what the values lie between, where that is known. */
  constructor({ width, first, count }: Bins, least = -Infinity, greatest = Infinity) {
    this.#width = width
    this.#before = margin(first - binOf(least, width))
    this.#behind = margin(binOf(greatest, width) - (first + count - 1))
    this.#first = first - this.#before
    this.counts = new Uint32Array(this.#before + count + this.#behind)
  }

  add(value: number, count: number): void {
    this.counts[this.#place(value)] += count
  }

  addAll(values: Values): void {
    for (let i = 0; i < values.length; i++) this.counts[this.#place(values[i])]++
  }

  #place(value: number): number {
    const place = binOf(value, this.#width) - this.#first
    return place >= 0 ? Math.min(place, this.counts.length - 1) : 0
  }

  /** The stretch that takes in the original's bins and everything counted. */
  stretch(): Bins {
    const { counts } = this
    let from = this.#before
    let to = counts.length - this.#behind
    for (let i = 0; i < from; i++) if (counts[i] > 0) from = i
    for (let i = counts.length - 1; i >= to; i--) if (counts[i] > 0) to = i + 1
    return { width: this.#width, first: this.#first + from, count: to - from }
  }

  /** The counts of a stretch. */
  slice({ first, count }: Bins): Uint32Array {
    return this.counts.slice(first - this.#first, first - this.#first + count)
  }
}

function margin(bins: number): number {
  return Math.min(MARGIN, Math.max(0, bins))
}

/** Where clipped weights were and where they went. */
export class ClippedBins {
  readonly from: ValueBins
  readonly to: ValueBins

  constructor(bins: Bins) {
    this.from = new ValueBins(bins)
    this.to = new ValueBins(bins)
  }

  add({ x, from, at, out, clipped, clippedCount }: Stretch): void {
    for (let i = 0; i < clippedCount; i++) {
      this.from.add(x[from + clipped[i]], 1)
      this.to.add(out.values[at + clipped[i]], 1)
    }
  }

  /** What became ±∞ or NaN went nowhere. */
  addLost({ x, lost, lostCount }: Stretch): void {
    for (let i = 0; i < lostCount; i++) this.from.add(x[lost[i]], 1)
  }
}
