import { newBlock } from '../../quantizer/block.ts'
import type { Block, Quantizer } from '../../quantizer/method.ts'
import { firstGreater } from './search.ts'

/** Stretches of sorted weights that a quantizer treats alike: the run i is `[starts[i], starts[i + 1])`. */
export interface Runs {
  readonly starts: readonly number[]
  /** Code, value and flag of each run. */
  readonly of: Block
}

/** Finds the runs of a monotone quantizer with one group, or null where there are more than `most`. */
export function findRuns(quantizer: Quantizer, sorted: Float32Array, most: number): Runs | null {
  return new RunSearch(quantizer, sorted, placesBeside(quantizer, sorted, most)).find(most)
}

/** Levels that are gone through one by one; of wider codes, as those of int32, few occur. */
const MOST_LISTED = 1 << 17

/** The weights on both sides of the middle between two levels, where most borders are; and the two ends. */
function placesBeside(quantizer: Quantizer, sorted: Float32Array, most: number): number[] {
  const { codes } = quantizer
  const places = new Set(sorted.length > 0 ? [0, sorted.length - 1] : [])
  const count = codes === null ? 0 : codes.max - codes.min
  if (codes === null || count > Math.min(most, MOST_LISTED)) return [...places].sort(ascending)
  for (let code = codes.min, guess = 0; code < codes.max; code++) {
    const middle = (quantizer.decode(code, 0) + quantizer.decode(code + 1, 0)) / 2
    guess = firstGreater(sorted, middle, 0, sorted.length, guess)
    if (guess > 0) places.add(guess - 1)
    if (guess < sorted.length) places.add(guess)
  }
  return [...places].sort(ascending)
}

function ascending(x: number, y: number): number {
  return x - y
}

/**
 * Asks the quantizer itself, so that ties and rounding fall as they do for the weights one by one. All open stretches
 * are halved at once, because a quantizer is faster with many weights than with one.
 */
class RunSearch {
  readonly #quantizer: Quantizer
  readonly #sorted: Float32Array
  /** Places in order; between two neighbours with the same outcome there is no other. */
  #places: number[]
  #outcomes: Block

  constructor(quantizer: Quantizer, sorted: Float32Array, places: number[]) {
    this.#quantizer = quantizer
    this.#sorted = sorted
    this.#places = places
    this.#outcomes = this.#ask(this.#places)
  }

  find(most: number): Runs | null {
    for (;;) {
      const middles = this.#middles()
      if (middles.length === 0) return this.#runs()
      if (middles.length > most) return null
      this.#insert(middles, this.#ask(middles))
      this.#thin()
    }
  }

  /** The middle of every stretch that holds a border. */
  #middles(): number[] {
    const middles: number[] = []
    for (let i = 1; i < this.#places.length; i++) {
      const [from, to] = [this.#places[i - 1], this.#places[i]]
      if (to - from > 1 && !alike(this.#outcomes, i - 1, i)) middles.push((from + to) >>> 1)
    }
    return middles
  }

  #ask(places: readonly number[]): Block {
    const out = newBlock(this.#quantizer, places.length)
    const weights = Float32Array.from(places, (place) => this.#sorted[place])
    this.#quantizer.run(0, weights, 0, weights.length, out, 0, 0)
    return out
  }

  #insert(places: readonly number[], outcomes: Block): void {
    const [olds, before] = [this.#places, this.#outcomes]
    const all = newBlock(this.#quantizer, olds.length + places.length)
    const merged: number[] = []
    for (let i = 0, j = 0; i < olds.length || j < places.length; ) {
      const old = j === places.length || (i < olds.length && olds[i] < places[j])
      copy(old ? before : outcomes, old ? i : j, all, merged.length)
      merged.push(old ? olds[i++] : places[j++])
    }
    this.#places = merged
    this.#outcomes = all
  }

  /** Keeps the ends of stretches that hold a border, and of runs. */
  #thin(): void {
    const [places, outcomes] = [this.#places, this.#outcomes]
    const kept: number[] = []
    let size = 0
    for (let i = 0; i < places.length; i++) {
      const inside = i > 0 && i < places.length - 1 && alike(outcomes, i - 1, i) && alike(outcomes, i, i + 1)
      if (inside) continue
      copy(outcomes, i, outcomes, size++)
      kept.push(places[i])
    }
    this.#places = kept
  }

  #runs(): Runs {
    const starts: number[] = []
    for (let i = 0; i < this.#places.length; i++) {
      if (i > 0 && alike(this.#outcomes, i - 1, i)) continue
      copy(this.#outcomes, i, this.#outcomes, starts.length)
      starts.push(this.#places[i])
    }
    return { starts: [...starts, this.#sorted.length], of: this.#outcomes }
  }
}

function alike({ codes, values, flags }: Block, i: number, j: number): boolean {
  return codes[i] === codes[j] && values[i] === values[j] && flags[i] === flags[j]
}

function copy(from: Block, i: number, into: Block, j: number): void {
  into.codes[j] = from.codes[i]
  into.values[j] = from.values[i]
  into.flags[j] = from.flags[i]
}
