import type { Evaluation } from '../../core/evaluation.ts'
import type { MethodSpec } from '../../state/scene.ts'
import { roundingOf } from '../rounding-of.ts'

/** How far rounding can go: half a step to nearest, a whole one otherwise; null where there is no step. */
export function boundOf(pane: MethodSpec | undefined, evaluation: Evaluation): 'half' | 'whole' | null {
  if (evaluation.error.unitIs === 'rmse' || evaluation.stats.finite === 0 || !pane) return null
  const rounding = roundingOf(pane)
  if (rounding === '') return pane.id === 'clip' ? 'whole' : 'half'
  return rounding === 'half-even' || rounding === 'half-away' || rounding === 'half-up' ? 'half' : 'whole'
}
