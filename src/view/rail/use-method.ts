import { useMemo } from 'react'
import { methodById } from '../../core/methods/index.ts'
import { type Param, type Params, withDefaults } from '../../core/params.ts'
import type { Method } from '../../core/quantizer/method.ts'
import { useScene } from '../hooks.ts'

export interface ActiveMethod {
  readonly method: Method
  /** With every default filled in. */
  readonly params: Params
  /** Parameters that are in use now, by key. */
  readonly live: ReadonlyMap<string, Param>
}

/** The method of the active pane, or null where this version does not have it. */
export function useActiveMethod(): ActiveMethod | null {
  const pane = useScene((scene) => scene.panes[0])
  return useMemo(() => {
    const method = pane && methodById(pane.id)
    if (!pane || !method) return null
    const params = withDefaults(method.params, pane.params)
    const live = new Map(
      method.params.filter((param) => !param.when || param.when(params)).map((param) => [param.key, param]),
    )
    return { method, params, live }
  }, [pane])
}

/** Does the method go the article's way: take min and max, fix the range, quantize? Others fit scales or levels. */
export const followsProcedure = ({ params, keepsFloat64 }: Method): boolean =>
  keepsFloat64 === true || params.some(({ key }) => key === 'range')
