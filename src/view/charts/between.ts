import type { Bins, Evaluation } from '../../core/evaluation.ts'
import { isDense } from './model.ts'

/** More levels than this are no bars that an eye could follow. */
const MOST_LEVELS = 256

type Levels = NonNullable<Evaluation['levels']>
type Staircase = NonNullable<Evaluation['staircase']>

/**
 * The shapes of a result at `share` (0 to 1) of the way from another one; everything that is not drawn is that of `to`.
 * Undefined where the two have no shapes in common: bins of another width.
 */
export function between(from: Evaluation, to: Evaluation, share: number): Evaluation | undefined {
  if (from.bins.width !== to.bins.width || isDense(from) !== isDense(to)) return undefined
  const original = (a: Uint32Array, b: Uint32Array): Uint32Array => counts(from.bins, a, to.bins, b, share)
  const quantized = (a: Uint32Array, b: Uint32Array): Uint32Array =>
    counts(from.quantizedBins, a, to.quantizedBins, b, share)
  return {
    ...to,
    original: original(from.original, to.original),
    originalClipped: original(from.originalClipped, to.originalClipped),
    quantized: quantized(from.quantized, to.quantized),
    quantizedClipped: quantized(from.quantizedClipped, to.quantizedClipped),
    clippedBelow: count(from.clippedBelow, to.clippedBelow, share),
    clippedAbove: count(from.clippedAbove, to.clippedAbove, share),
    levels: from.levels && to.levels ? levels(from.levels, to.levels, share) : to.levels,
    staircase: from.staircase && to.staircase ? staircase(from.staircase, to.staircase, share) : to.staircase,
    error: error(from.error, to.error, share),
  }
}

const mix = (a: number, b: number, share: number): number => a + (b - a) * share
const count = (a: number, b: number, share: number): number => Math.round(mix(a, b, share))

/** Counts in the bins of `to`; a bin that `from` does not have was empty. */
function counts(fromBins: Bins, from: Uint32Array, toBins: Bins, to: Uint32Array, share: number): Uint32Array {
  if (from === to) return to
  const shift = toBins.first - fromBins.first
  return to.map((n, i) => count(from[i + shift] ?? 0, n, share))
}

/**
 * With as many levels, each moves to the one of its place. Else the finer ones are drawn, which come out of the nearest
 * coarser ones or run together in them.
 */
function levels(from: Levels, to: Levels, share: number): Levels {
  const [few, many] = from.values.length < to.values.length ? [from, to] : [to, from]
  if (many.values.length > MOST_LEVELS) return to
  const partner = few.values.length === many.values.length ? (i: number): number => i : nearestIn(few, many)
  const [place, placeTo] = many === to ? [partner, null] : [null, partner]
  const named = to.values.length === many.values.length ? to : many
  const at = (list: ArrayLike<number>, i: number, map: ((i: number) => number) | null): number =>
    list[map ? map(i) : i] ?? 0
  return {
    codes: named.codes,
    first: named.first,
    values: Float64Array.from(many.values, (_, i) => mix(at(from.values, i, place), at(to.values, i, placeTo), share)),
    counts: many.counts.map((_, i) => count(at(from.counts, i, place), at(to.counts, i, placeTo), share)),
  }
}

/** For each of `many`, the place in `few` of the level that is nearest to it. */
function nearestIn(few: Levels, many: Levels): (i: number) => number {
  const nearest = Array.from(many.values, (value) => {
    let best = 0
    few.values.forEach((other, j) => {
      if (Math.abs(other - value) < Math.abs((few.values[best] ?? Number.NaN) - value)) best = j
    })
    return best
  })
  return (i) => nearest[i] ?? 0
}

function staircase(from: Staircase, to: Staircase, share: number): Staircase {
  const last = to.x.length - 1
  if (from.x.length !== to.x.length || from.x[0] !== to.x[0] || from.x[last] !== to.x[last]) return to
  return { x: to.x, y: to.y.map((y, i) => mix(from.y[i] ?? y, y, share)) }
}

function error(from: Evaluation['error'], to: Evaluation['error'], share: number): Evaluation['error'] {
  if (from.bins.width !== to.bins.width || from.unitIs !== to.unitIs) return to
  return {
    ...to,
    rounding: counts(from.bins, from.rounding, to.bins, to.rounding, share),
    clipping: counts(from.bins, from.clipping, to.bins, to.clipping, share),
    below: count(from.below, to.below, share),
    above: count(from.above, to.above, share),
  }
}
