import { takesRange } from '../../state/file/recipe.ts'
import type { ActiveMethod } from '../use-method.ts'

/** The ends of a range by hand that nobody has set: those of the weights stand for them. */
export function unsetEnds({ method, live, params }: ActiveMethod): readonly ('a' | 'b')[] {
  if (!live.has('range') || !takesRange(method.params, params)) return []
  return (['a', 'b'] as const).filter((end) => live.has(end) && params[end] === undefined)
}
