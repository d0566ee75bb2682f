import { firstWhere } from './search.ts'

/** The size |x| of this rank among sorted values: those below 0, taken from their end, and the others are merged. */
export function sizeOfRank(sorted: Float32Array, rank: number): number {
  const negative = firstWhere(0, sorted.length, (i) => sorted[i] >= 0)
  const others = sorted.length - negative
  const below = (i: number): number => (i >= 0 ? -sorted[negative - 1 - i] : -Infinity)
  const above = (i: number): number => (i >= 0 ? Math.abs(sorted[negative + i]) : -Infinity)
  const taken = rank + 1
  // How many of the `taken` least sizes lie below 0.
  const least = Math.max(0, taken - others)
  const most = Math.min(taken, negative)
  const from = firstWhere(least, most, (i) => above(taken - i - 1) <= below(i))
  return Math.max(below(from - 1), above(taken - from - 1))
}
