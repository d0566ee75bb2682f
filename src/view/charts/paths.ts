import type { Bins } from '../../core/evaluation.ts'
import { edgeOf } from './domain.ts'
import { type Plot, px } from './plot.ts'

type Height = (count: number) => number

/** Bins that reach into the plot. */
function visible(plot: Plot, bins: Bins): [number, number] {
  const { from: lo, to: hi } = plot.x
  const from = Math.max(0, Math.floor(lo / bins.width + 0.5) - bins.first)
  const to = Math.min(bins.count, Math.ceil(hi / bins.width + 0.5) - bins.first)
  return [from, to]
}

const yOf = (plot: Plot, share: Height, count: number): number =>
  px(plot.bottom - share(count) * (plot.bottom - plot.top))

const xOf = (plot: Plot, value: number): number => px(Math.min(plot.right, Math.max(plot.left, plot.x(value))))

/** The outline of a histogram as steps from the baseline; close it with Z for the fill. */
export function stepPath(plot: Plot, bins: Bins, counts: Uint32Array, share: Height): string {
  const [from, to] = visible(plot, bins)
  let path = ''
  let open = false
  let height = plot.bottom
  for (let i = from; i < to; i++) {
    const count = counts[i] ?? 0
    if (count === 0) {
      if (open) path += `V${plot.bottom}`
      open = false
      continue
    }
    const y = yOf(plot, share, count)
    if (!open) path += `M${xOf(plot, edgeOf(bins, i))} ${plot.bottom}`
    if (!open || y !== height) path += `V${y}`
    path += `H${xOf(plot, edgeOf(bins, i + 1))}`
    height = y
    open = true
  }
  return open ? `${path}V${plot.bottom}` : path
}

/** One bar per bin that is not empty, from `lower` to `upper` counts; all of them in one path. */
export function barPath(plot: Plot, bins: Bins, lower: Height, upper: Height, share: Height): string {
  const [from, to] = visible(plot, bins)
  let path = ''
  for (let i = from; i < to; i++) {
    const top = upper(i)
    const base = lower(i)
    if (top <= base) continue
    const x0 = xOf(plot, edgeOf(bins, i))
    const x1 = xOf(plot, edgeOf(bins, i + 1))
    if (x1 <= x0) continue
    const y1 = base === 0 ? plot.bottom : yOf(plot, share, base)
    path += `M${x0} ${y1}V${yOf(plot, share, top)}H${x1}V${y1}Z`
  }
  return path
}

/** The clipped part of every bar, on top of the rest. */
export function clippedPath(plot: Plot, bins: Bins, counts: Uint32Array, clipped: Uint32Array, share: Height): string {
  const unclipped = (i: number): number => (counts[i] ?? 0) - (clipped[i] ?? 0)
  return barPath(plot, bins, unclipped, (i) => counts[i] ?? 0, share)
}

/** A bar of `width` around each of `values`, from `lower` to `upper` counts; all of them in one path. */
export function levelBarPath(
  plot: Plot,
  values: ArrayLike<number>,
  width: number,
  lower: Height,
  upper: Height,
  share: Height,
): string {
  let path = ''
  for (let i = 0; i < values.length; i++) {
    const top = upper(i)
    const base = lower(i)
    if (top <= base) continue
    const value = values[i] ?? Number.NaN
    const x0 = xOf(plot, value - width / 2)
    const x1 = xOf(plot, value + width / 2)
    if (!(x1 > x0)) continue
    const y1 = base === 0 ? plot.bottom : yOf(plot, share, base)
    path += `M${x0} ${y1}V${yOf(plot, share, top)}H${x1}V${y1}Z`
  }
  return path
}

/**
 * A rising stair through samples, between two ends: each change of `ys` is one vertical step halfway between its `xs`. It
 * is the outline of a band, because a browser fills one far faster than it widens a line of a thousand corners.
 */
export function stairPath(
  plot: Plot,
  y: (value: number) => number,
  xs: Float64Array,
  ys: Float64Array,
  from: number,
  to: number,
): string {
  const half = plot.style.font / 10
  const end = px(plot.x(Math.min(to, xs[xs.length - 1] ?? to)))
  let above = ''
  let below = ''
  let left = 0
  let at = 0
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i] ?? Number.NaN
    const height = y(ys[i] ?? Number.NaN)
    if (x < from || x > to || !Number.isFinite(height)) continue
    if (above === '') {
      left = px(plot.x(x))
      above = `M${left} ${px(height - half)}`
    } else if (height !== at) {
      const edge = plot.x((x + (xs[i - 1] ?? x)) / 2)
      const right = Math.min(end, px(edge + half))
      above += `H${Math.max(left, px(edge - half))}V${px(height - half)}`
      // V is a step up, once for each
      below = `H${right}L${right} ${px(at + half)}${below}`
    }
    at = height
  }
  return above === '' ? '' : `${above}H${end}v${2 * half}${below}H${left}Z`
}

/** Counts that lie outside the plot, left and right of it. */
export function outside(plot: Plot, bins: Bins, counts: Uint32Array): { left: number; right: number } {
  const [from, to] = visible(plot, bins)
  let left = 0
  let right = 0
  for (let i = 0; i < from; i++) left += counts[i] ?? 0
  for (let i = to; i < bins.count; i++) right += counts[i] ?? 0
  return { left, right }
}
