import { methodById } from '../core/methods/index.ts'
import { clampParam, type Param, type ParamValue, type Params, parseNumber } from '../core/params.ts'
import { activeParams, lifted, setPane } from './actions.ts'
import { findsRange, takesEnds } from './method-range.ts'
import { sceneStore } from './scene-store.ts'
import { sessionStore } from './session-store.ts'

/** Changes the method and takes along what both have, as far as it is legal there. */
export function setMethod(id: string): void {
  const scene = sceneStore.getState()
  const method = methodById(id)
  const pane = scene.panes[0]
  if (!method || !pane || pane.id === id) return
  const before = activeParams(scene)
  const next: Record<string, ParamValue> = {}
  for (const param of method.params) {
    const value = before[param.key]
    if (value === undefined || value === param.default) continue
    const taken = takenAlong(param, value, before)
    if (taken !== undefined && taken !== param.default) next[param.key] = taken
  }
  setPane({ id, params: lifted(id, withRangeOnShow(id, next)) })
}

/** The value as this parameter has it: the same key can be a number in one method and a choice in another. */
function takenAlong(param: Param, value: ParamValue, before: Params): ParamValue | undefined {
  if (param.kind === 'choice') return param.options.includes(String(value)) ? String(value) : undefined
  if (param.kind === 'shape') return undefined
  const number = typeof value === 'number' ? value : parseNumber(value)
  return number === undefined ? undefined : clampParam(param, number, before)
}

/** A method whose a and b are plain parameters starts from the range that was on show. */
function withRangeOnShow(id: string, params: Params): Params {
  const method = methodById(id)
  const grid = sessionStore.getState().shown?.evaluation.grid
  if (!takesEnds(method) || findsRange(method) || !grid || grid.groups !== 1) return params
  const [a, b] = [grid.low[0], grid.high[0]]
  if (a === undefined || b === undefined || !Number.isFinite(a) || !Number.isFinite(b) || a >= b) return params
  return { a: shortest(a), b: shortest(b), ...params }
}

const shortest = (value: number): number => Number(value.toPrecision(4))
