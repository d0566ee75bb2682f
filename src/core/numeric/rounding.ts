import { uniform32 } from './hash.ts'

/** The rounding rules that a method can be given, in the order of the menu. Their names stand in links. */
export const ROUNDINGS = ['half-even', 'half-away', 'half-up', 'trunc', 'floor', 'stochastic'] as const

export type Rounding = (typeof ROUNDINGS)[number]

/**
 * 1.5 · 2^52. Adding and taking it away rounds a float64 below 2^51 to the nearest integer, ties to even, without a
 * branch; hot loops write `v + MAGIC - MAGIC` themselves. Greater values stay great, which is all that saturation needs.
 */
export const MAGIC = 6755399441055744

const TWO_52 = 4503599627370496

/** Rounds one value; `index` is the weight's place in the tensor, which only stochastic rounding looks at. */
export type Rounder = (value: number, index: number) => number

/** The rule `rounding` as a function. NaN stays NaN and ±∞ stay as they are. */
export function rounder(rounding: Rounding, seed: number): Rounder {
  if (rounding === 'half-even') return halfEven
  if (rounding === 'half-away') return halfAway
  if (rounding === 'half-up') return halfUp
  if (rounding === 'trunc') return Math.trunc
  if (rounding === 'floor') return Math.floor
  return (value, index) => stochastic(value, seed, index)
}

/** To the nearest integer, ties to even, over the whole of float64; −0.4 gives −0, as in `np.round`. */
export function halfEven(value: number): number {
  if (!(Math.abs(value) < TWO_52)) return value
  const rounded = value < 0 ? value - TWO_52 + TWO_52 : value + TWO_52 - TWO_52
  return rounded === 0 ? value * 0 : rounded
}

// The rest is taken from the value itself: `value + 0.5` would round 0.49999999999999994 up.

/** To the nearest integer, ties away from zero: C's `round`. */
export function halfAway(value: number): number {
  const whole = Math.trunc(value)
  if (Math.abs(value - whole) < 0.5 || !Number.isFinite(value)) return whole
  return value < 0 ? whole - 1 : whole + 1
}

/** To the nearest integer, ties up: floor, then one more when the rest is at least a half. */
export function halfUp(value: number): number {
  const below = Math.floor(value)
  return value - below >= 0.5 ? below + 1 : below
}

/** Up with the probability of the rest, so that the mean is kept. The same weight always gets the same draw. */
export function stochastic(value: number, seed: number, index: number): number {
  const below = Math.floor(value)
  return uniform32(seed, index) < value - below ? below + 1 : below
}
