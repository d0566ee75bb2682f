import { methodById } from '../core/methods/index.ts'
import { withDefaults } from '../core/params.ts'
import type { MethodSpec } from '../state/scene.ts'

/** The rounding mode of a result; empty where the method has none. */
export function roundingOf(pane: MethodSpec | undefined): string {
  const method = pane && methodById(pane.id)
  return method ? String(withDefaults(method.params, pane.params).rounding ?? '') : ''
}
