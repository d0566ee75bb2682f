import { useMemo, useRef } from 'react'
import { methodById } from '../core/methods/index.ts'
import { liveParams, type Param, type Params, withDefaults } from '../core/params.ts'
import type { Method } from '../core/quantizer/method.ts'
import { findsRange } from '../state/method-range.ts'
import type { MethodSpec } from '../state/scene.ts'
import { useScene } from './hooks.ts'

export interface ActiveMethod {
  readonly method: Method
  /** With every default filled in. */
  readonly params: Params
  /** Parameters that are in use now, by key. */
  readonly live: ReadonlyMap<string, Param>
}

/** The method of the active pane, or null where this version does not have it. */
export function useActiveMethod(): ActiveMethod | null {
  return useMethodOf(useScene((scene) => scene.panes[0]))
}

/** What a hand drags. */
const DRAGGED: ReadonlySet<string> = new Set(['k', 'a', 'b'])

/** As `useActiveMethod`, for controls to which bits and range say nothing: they rest while those are dragged. */
export function useMethodAtRest(): ActiveMethod | null {
  const kept = useRef<MethodSpec>(undefined)
  const pane = useScene(({ panes: [now] }) => {
    if (!now || !kept.current || differ(now, kept.current)) kept.current = now
    return kept.current
  })
  return useMethodOf(pane)
}

function differ(one: MethodSpec, other: MethodSpec): boolean {
  const keys = [...Object.keys(one.params), ...Object.keys(other.params)]
  return one.id !== other.id || keys.some((key) => !DRAGGED.has(key) && one.params[key] !== other.params[key])
}

function useMethodOf(pane: MethodSpec | undefined): ActiveMethod | null {
  return useMemo(() => {
    const method = pane && methodById(pane.id)
    if (!pane || !method) return null
    const params = withDefaults(method.params, pane.params)
    const live = new Map(liveParams(method.params, params).map((param) => [param.key, param]))
    return { method, params, live }
  }, [pane])
}

/** Does the method go the article's way: take min and max, fix the range, quantize? Others fit scales or levels. */
export const followsProcedure = (method: Method): boolean => method.keepsFloat64 === true || findsRange(method)
