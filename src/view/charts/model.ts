import type { Evaluation } from '../../core/evaluation.ts'

const INT32_MAX = 2 ** 31 - 1

/** The parts of a result that more than one chart needs, derived once. */
export interface RangeOnChart {
  /** Ends of the range in force; null where every group has its own or there is none. */
  readonly low: number
  readonly high: number
  /** Only beyond these is a weight clipped: with rounding to nearest, half a step outside the end levels. */
  readonly clipLow: number
  readonly clipHigh: number
}

/** The common step of a per-tensor method, or undefined. */
export function stepOf({ grid }: Evaluation): number | undefined {
  return grid.groups === 1 ? grid.scales?.[0] : undefined
}

/**
 * Between which weights one is rounded to a level that is a `step` from its neighbours. (Chance draws the line anew for
 * every weight: in the mean half a step away.) A negative step turns up and down round.
 */
export function feedsOf(level: number, step: number, rounding: string): [from: number, to: number] {
  const reach: Readonly<Record<string, readonly [below: number, above: number]>> = {
    floor: [0, 1],
    trunc: [Number(level <= 0), Number(level >= 0)],
  }
  const [below, above] = reach[rounding] ?? [0.5, 0.5]
  return step < 0 ? [level + above * step, level - below * step] : [level - below * step, level + above * step]
}

/** `rounding`: by what rule the result was rounded, where it has one. */
export function rangeOf(evaluation: Evaluation, rounding = ''): RangeOnChart | null {
  const { grid } = evaluation
  // a method without a search cuts where it was told to, whatever a cast makes of the ends
  const cuts = grid.codes === null || grid.codes.max === INT32_MAX
  const low = cuts ? grid.asked?.a[0] : grid.low[0]
  const high = cuts ? grid.asked?.b[0] : grid.high[0]
  if (grid.groups !== 1 || low === undefined || high === undefined) return null
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null
  // levels that are fitted or come from a table have ends, but nothing beyond them is cut off
  if (!cuts && !grid.scales && evaluation.figures.clipped === 0) return null
  const step = (!cuts && evaluation.levels && stepOf(evaluation)) || 0
  return { low, high, clipLow: feedsOf(low, step, rounding)[0], clipHigh: feedsOf(high, step, rounding)[1] }
}

/** Levels that weights take, and how many there are (NaN where nobody knows). 0 and −0 of a floating-point format are one. */
export function levelCounts({ figures, levels, distinct }: Evaluation): { used: number; all: number } {
  if (!levels || levels.values.length === figures.levels)
    return { used: Number.isNaN(figures.levels_used) ? distinct : figures.levels_used, all: figures.levels }
  return { used: levels.counts.reduce((used, n) => used + Number(n > 0), 0), all: levels.values.length }
}

/** The code of the i-th level. */
export function codeAt({ codes, first }: NonNullable<Evaluation['levels']>, i: number): number {
  return codes ? (codes[i] ?? Number.NaN) : first + i
}

/**
 * Are the levels closer than the bins? Then a bar per level would stand below the outline that it came from, and the
 * quantized histogram is an area.
 */
export function isDense(evaluation: Evaluation): boolean {
  const { levels, grid, bins } = evaluation
  if (grid.groups !== 1) return true
  const step = stepOf(evaluation)
  if (step !== undefined) return Math.abs(step) < bins.width
  return levels === null || closestUsed(levels) < bins.width
}

/** The least distance of two levels that hold weights. */
function closestUsed({ values, counts }: NonNullable<Evaluation['levels']>): number {
  let last = Number.NEGATIVE_INFINITY
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    if (counts[i] === 0) continue
    const value = values[i] ?? 0
    least = Math.min(least, value - last)
    last = value
  }
  return least
}

/** Level values inside [lo, hi], or null when a tick each would run together. */
export function levelsInView(evaluation: Evaluation, lo: number, hi: number, most: number): number[] | 'band' | null {
  const { levels, grid } = evaluation
  if (grid.groups !== 1 || !levels) return null
  const step = Math.abs(stepOf(evaluation) ?? 0)
  const [low, high] = [grid.low[0] ?? lo, grid.high[0] ?? hi]
  if (step > 0 && (Math.min(hi, high) - Math.max(lo, low)) / step > most) return 'band'
  const inside = Array.from(levels.values).filter(
    (value) => value >= lo && value <= hi && value >= low - step / 4 && value <= high + step / 4,
  )
  return inside.length > most ? 'band' : inside
}
