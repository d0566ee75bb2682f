import { methodById } from '../../core/methods/index.ts'
import { liveParams, type Param, type Params, withDefaults } from '../../core/params.ts'
import { RANGE } from '../../core/quantizer/shared-params.ts'
import { writeSpec } from '../link/write-spec.ts'
import type { MethodSpec } from '../scene.ts'

const RANGE_KEYS: ReadonlySet<string> = new Set(RANGE.map(({ key }) => key))

/** Does the range decide anything? Not where the scale is given, and with it the zero point of a method that has one. */
export function takesRange(list: readonly Param[], params: Params): boolean {
  const hasZeroPoint = list.some(({ key }) => key === 'zp')
  return params.scale === undefined || (hasZeroPoint && params.zp === undefined)
}

/** A method with all parameters that take part in it, the defaults written out, in the order of the link. */
export function recipeOf({ id, params }: MethodSpec): MethodSpec {
  const method = methodById(id)
  if (!method) return { id, params }
  const full = withDefaults(method.params, params)
  const ranged = takesRange(method.params, full)
  const parts = liveParams(method.params, full).filter(({ key }) => ranged || !RANGE_KEYS.has(key))
  return { id, params: withDefaults(parts, full) }
}

/** The same as a link has it: `affine;k=4;range=minmax;gran=tensor;…`. */
export function recipeText(pane: MethodSpec): string {
  const recipe = recipeOf(pane)
  // a parameter without a default is written in any case
  const list = Object.keys(recipe.params).map((key) => ({ kind: 'text', key }) as const)
  return writeSpec(recipe, list)
}
