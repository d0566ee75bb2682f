import { FLAG } from '../quantizer/method.ts'
import type { Stretch } from './stretch.ts'
import type { Sums } from './tally.ts'

/** Adds up errors block by block, which keeps the error of long sums small. */
export class ErrorSums implements Sums {
  count = 0
  error = 0
  absolute = 0
  squares = 0
  clippedSquares = 0
  greatest = 0
  product = 0
  valueSquares = 0
  zeros = 0
  below = 0
  above = 0
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
