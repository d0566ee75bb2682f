import { type Block, FLAG } from '../quantizer/method.ts'
import type { Values } from '../tensor.ts'

/**
 * Weights in a stretch at most. What the consumers read one after the other still lies in the nearest cache; and loops
 * that end soon are optimized as functions, where V8 compiles long ones in mid-flight, up to three times slower, and stays there.
 */
export const STRETCH = 1024

/**
 * Neighbouring weights that are all finite, and what became of them: what the consumers take in. One object is filled
 * again and again, since this happens for every block of every move of a slider.
 */
export class Stretch {
  x: Values
  out: Block
  /** The weights `x[from, to)` … */
  from = 0
  to = 0
  /** … are quantized in `out` from index `at` on. */
  at = 0
  /** The clipped ones: `clipped[0, clippedCount)` are their distances from `from`. */
  readonly clipped = new Int32Array(STRETCH)
  clippedCount = 0
  /** Finite weights that became ±∞ or NaN, by their index: clipped, but in no stretch, since they have no error. */
  readonly lost = new Int32Array(STRETCH)
  lostCount = 0
  /** How many of them were too great. */
  lostAbove = 0

  constructor(x: Values, out: Block) {
    this.x = x
    this.out = out
  }
}

/**
 * Calls `visit` for every stretch of `x[from, to)`, at most `STRETCH` weights: cut where weights are NaN or ±∞ or become
 * so, in order, never empty. Then `stretch.lost` has those that became so.
 */
export function forEachStretch(stretch: Stretch, from: number, to: number, at: number, visit: () => void): void {
  const { flags, values } = stretch.out
  const { none, notFinite } = FLAG
  const words = wordsOf(flags, at, to - from)
  let start = from
  stretch.clippedCount = 0
  stretch.lostCount = 0
  stretch.lostAbove = 0
  for (let i = from; i < to; i++) {
    // Four flags at once: nearly all weights have none.
    if (words !== null && ((i - from) & 3) === 0) {
      let word = (i - from) >> 2
      while (word < words.length && words[word] === 0) word++
      i = from + word * 4
      if (i >= to) break
    }
    const flag = flags[at + i - from]
    if (flag === none) continue
    const value = values[at + i - from]
    if (flag === notFinite || value - value !== 0) {
      if (flag !== notFinite) lose(stretch, i, flag)
      emit(stretch, start, i, at + start - from, visit)
      start = i + 1
    } else stretch.clipped[stretch.clippedCount++] = i - start
  }
  emit(stretch, start, to, at + start - from, visit)
}

function lose(stretch: Stretch, index: number, flag: number): void {
  stretch.lost[stretch.lostCount++] = index
  if (flag === FLAG.above) stretch.lostAbove++
}

function emit(stretch: Stretch, from: number, to: number, at: number, visit: () => void): void {
  if (from < to) {
    stretch.from = from
    stretch.to = to
    stretch.at = at
    visit()
  }
  stretch.clippedCount = 0
}

function wordsOf(flags: Uint8Array, at: number, count: number): Uint32Array | null {
  const offset = flags.byteOffset + at
  return offset % 4 === 0 ? new Uint32Array(flags.buffer, offset, count >> 2) : null
}
