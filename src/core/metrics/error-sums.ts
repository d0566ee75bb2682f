import { FLAG } from '../quantizer/method.ts'
import type { Stretch } from './stretch.ts'

/** Sums over the errors y − x, in float64, block by block, which keeps the error of long sums small. */
export class ErrorSums {
  count = 0
  error = 0
  absolute = 0
  squares = 0
  /** The part of `squares` that clipped weights make. */
  clippedSquares = 0
  greatest = 0
  /** Σ x·y and Σ y². */
  product = 0
  valueSquares = 0
  /** Weights that were 0 and stayed 0. */
  zeros = 0
  below = 0
  above = 0
  /** Of these, the ones that became ±∞ or NaN. They are in no other sum. */
  lost = 0

  add(stretch: Stretch): void {
    const { x, from, to, at } = stretch
    const { values } = stretch.out
    let error = 0
    let absolute = 0
    let squares = 0
    let greatest = this.greatest
    let product = 0
    let valueSquares = 0
    for (let i = from, o = at; i < to; i++, o++) {
      const weight = x[i]
      const value = values[o]
      const distance = value - weight
      const size = Math.abs(distance)
      error += distance
      absolute += size
      squares += distance * distance
      product += weight * value
      valueSquares += value * value
      if (size > greatest) greatest = size
      if (weight === 0 && value === 0) this.zeros++
    }
    this.count += to - from
    this.error += error
    this.absolute += absolute
    this.squares += squares
    this.greatest = greatest
    this.product += product
    this.valueSquares += valueSquares
    this.#addClipped(stretch)
  }

  addLost({ lostCount, lostAbove }: Stretch): void {
    this.lost += lostCount
    this.above += lostAbove
    this.below += lostCount - lostAbove
  }

  /** Σx² of the weights that are in the sums, given that of all finite ones. */
  signal(all: number): number {
    // Σ(y − x)² + 2·Σxy − Σy²: to subtract the squares of the lost, the greatest of all, would leave nothing exact.
    return this.lost === 0 ? all : this.squares + 2 * this.product - this.valueSquares
  }

  #addClipped({ x, from, at, out, clipped, clippedCount }: Stretch): void {
    const { values, flags } = out
    let squares = 0
    let below = 0
    for (let i = 0; i < clippedCount; i++) {
      const place = clipped[i]
      const distance = values[at + place] - x[from + place]
      squares += distance * distance
      if (flags[at + place] === FLAG.below) below++
    }
    this.clippedSquares += squares
    this.below += below
    this.above += clippedCount - below
  }
}
