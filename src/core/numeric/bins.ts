import type { Bins } from '../evaluation.ts'

/**
 * The one definition of display bins: bin i covers [(i − ½)w, (i + ½)w), so one bin is centred on zero, and
 * w is 1, 2 or 5 × 10ⁿ. Every path that counts (direct, sorted, value table) uses these functions and no others.
 */
export function binOf(value: number, width: number): number {
  return Math.floor(value / width + 0.5)
}

/** Bins over [min, max]: w is the smallest that gives at most `limit` bins whose numbers are counted exactly. */
export function binsOver(min: number, max: number, limit: number): Bins {
  const width = binWidth(min, max, limit)
  const first = binOf(min, width)
  return { width, first, count: binOf(max, width) - first + 1 }
}

/**
 * Bins of data that lie in [min, max], NaN where there are none. Constant data are shown inside a stretch as wide as
 * their own size, and 0 inside ±0.05, since a single bin of no width says nothing.
 */
export function displayBins(min: number, max: number, limit: number): Bins {
  if (!(min <= max)) return binsOver(-0.05, 0.05, limit)
  if (min < max) return binsOver(min, max, limit)
  const half = min === 0 ? 0.05 : Math.abs(min) / 2
  return binsOver(Math.max(min - half, -Number.MAX_VALUE), Math.min(min + half, Number.MAX_VALUE), limit)
}

/** Beyond this number of bins from zero, half a bin is not much more than the last digit of a float64. */
const MOST_BINS = 0x4_0000_0000_0000

function binWidth(min: number, max: number, limit: number): number {
  // More than (max − min)/w bins are always needed, so every width below the first bound is too small.
  // Divided before subtracting: the difference of two float64 can overflow.
  const bound = Math.max(max / limit - min / limit, Math.max(Math.abs(min), Math.abs(max)) / MOST_BINS)
  if (!(bound > 1e-300)) return 1e-300
  for (let exponent = exponentOf(bound); ; exponent++) {
    for (const step of [1, 2, 5]) {
      const width = decimal(step, exponent)
      if (width >= bound && binOf(max, width) - binOf(min, width) < limit) return width
    }
  }
}

/** n for a positive value in [10ⁿ, 10ⁿ⁺¹). From the digits: logarithms may differ between engines. */
function exponentOf(value: number): number {
  const digits = value.toExponential()
  return Number(digits.slice(digits.indexOf('e') + 1))
}

/** `step` · 10ⁿ, rounded once: powers may differ between engines, number literals do not. */
function decimal(step: number, exponent: number): number {
  return Number(`${step}e${exponent}`)
}
