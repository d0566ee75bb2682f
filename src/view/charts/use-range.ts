import { useMemo } from 'react'
import { methodById } from '../../core/methods/index.ts'
import { maybeNum } from '../../core/params.ts'
import { findsRange, takesEnds } from '../../state/method-range.ts'
import type { Shown } from '../../state/session-store.ts'
import { placeDigits } from '../../i18n/numbers.ts'
import { useSession } from '../hooks.ts'
import { useActiveMethod } from '../use-method.ts'
import { domainOf } from './domain.ts'

/** Ends of the plot of the weights on show: the travel of the range slider. */
export function useRangeView(): { readonly lo: number; readonly hi: number } | null {
  const bins = useSession((session) => session.shown?.evaluation.bins)
  return useMemo(() => {
    if (!bins || bins.count === 0) return null
    const { lo, hi } = domainOf(bins, 9)
    return { lo, hi }
  }, [bins])
}

/** Has the result on show ends that the reader may set? */
export const hasEnds = ({ pane, evaluation }: Shown): boolean =>
  evaluation.stats.finite > 0 && takesEnds(methodById(pane.id))

/** Ends of a range. */
export interface Ends {
  readonly a: number
  readonly b: number
  /** The same as it stays when the other end is moved: a found one has more digits than a reader wants to see in a link. */
  readonly keptA: number
  readonly keptB: number
  /** From the least weight to the greatest: what the digits of a place go by. */
  readonly span: number
}

/**
 * Where the handles for a and b stand: by hand exactly where they were put, with a calibrator at the range in force.
 * Null where a method has no free range, every group has its own, or there is no number to keep.
 */
export function useHandles(): Ends | null {
  const active = useActiveMethod()
  const grid = useSession((session) => session.shown?.evaluation.grid)
  const stats = useSession((session) => session.shown?.evaluation.stats)
  if (!active || !grid || !stats?.finite || !takesEnds(active.method)) return null
  const byHand = !findsRange(active.method) || active.params.range === 'manual'
  const given = byHand
    ? { a: maybeNum(active.params, 'a'), b: maybeNum(active.params, 'b') }
    : { a: undefined, b: undefined }
  if (grid.groups !== 1 && (given.a === undefined || given.b === undefined)) return null
  const a = given.a ?? grid.low[0]
  const b = given.b ?? grid.high[0]
  if (a === undefined || b === undefined || !Number.isFinite(a) || !Number.isFinite(b)) return null
  const span = stats.max - stats.min
  const short = (value: number): number => Number(value.toPrecision(placeDigits(value, span) + 2))
  return { a, b, keptA: given.a ?? short(a), keptB: given.b ?? short(b), span }
}

/** Rounds to what tells `unit`, a pixel or as little, so that a dragged number stays short. */
export function neat(value: number, unit: number): number {
  return Number(value.toFixed(Math.max(0, Math.min(20, Math.ceil(-Math.log10(unit))))))
}
