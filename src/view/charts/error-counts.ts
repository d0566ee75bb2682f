import type { Evaluation } from '../../core/evaluation.ts'

type Counts = Evaluation['error']

/** What lies beyond ±1.5 steps goes into one bar at each end. */
export const REACH = 1.5

/**
 * The counts as they are drawn where rounding ends at half a step: ties, and what float32 puts a hair beyond it, belong
 * to the bin that ends there.
 */
export function held(error: Counts): Counts {
  const { bins } = error
  const rounding = error.rounding.slice()
  const last = Math.round(0.5 / bins.width - 0.5)
  for (const sign of [-1, 1]) {
    const outside = sign * (last + 1) - bins.first
    const inside = outside - sign
    rounding[inside] = (rounding[inside] ?? 0) + (rounding[outside] ?? 0)
    rounding[outside] = 0
  }
  return { ...error, rounding }
}

/** The name of the unit in which errors are counted. */
export const unitName = ({ unitIs }: Counts): string => (unitIs === 'rmse' ? 'RMSE' : 's')
