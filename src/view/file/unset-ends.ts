import type { ActiveMethod } from '../rail/use-method.ts'

/**
 * The ends of a range by hand that nobody has set: those of the weights stand for them. None where a scale that is given
 * leaves the range without effect.
 */
export function unsetEnds({ live, params }: Pick<ActiveMethod, 'live' | 'params'>): readonly ('a' | 'b')[] {
  if (!live.has('range') || params.scale !== undefined) return []
  return (['a', 'b'] as const).filter((end) => live.has(end) && params[end] === undefined)
}
