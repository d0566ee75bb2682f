import { loadGenerator } from '../core/generators/index.ts'
import { loadMethod, methodById } from '../core/methods/index.ts'
import { type Params, type ParamValue, clampParam, withDefaults } from '../core/params.ts'
import { findsRange } from './method-range.ts'
import type { MethodSpec, Scene, SourceSpec } from './scene.ts'
import { sceneStore } from './scene-store.ts'
import { notify, sessionStore } from './session-store.ts'

export const setPane = (pane: MethodSpec): void =>
  sceneStore.setState(({ panes }) => ({ panes: [pane, ...panes.slice(1)] }))

/** The active pane with every default filled in. */
export function activeParams(scene: Scene): Params {
  const pane = scene.panes[0]
  const method = pane && methodById(pane.id)
  return method ? withDefaults(method.params, pane.params) : {}
}

/** Sets parameters of the active method; `undefined` takes one back. Values that equal the default are not written out. */
export function setParams(changes: Readonly<Record<string, ParamValue | undefined>>): void {
  const pane = sceneStore.getState().panes[0]
  if (pane) setPane(withParams(pane, changes))
}

/** A pane with other parameters of its method. */
function withParams(pane: MethodSpec, changes: Readonly<Record<string, ParamValue | undefined>>): MethodSpec {
  const method = methodById(pane.id)
  if (!method) return pane
  const next: Record<string, ParamValue> = { ...pane.params }
  for (const [key, value] of Object.entries(changes)) {
    const param = method.params.find((each) => each.key === key)
    if (!param) continue
    if (value === undefined || value === param.default) delete next[key]
    else next[key] = value
  }
  return { ...pane, params: lifted(pane.id, next) }
}

/**
 * New weights, with as many axes as `rank` says: a method that scales along one that they do not have takes their first.
 * In one step, so that nothing is computed, and nothing to undo, in between.
 */
export function takeSource(source: SourceSpec, rank: number): void {
  const scene = sceneStore.getState()
  const { axis, gran } = activeParams(scene)
  const [pane, ...others] = scene.panes
  const most = Math.max(rank, 1) - 1
  if (!pane || gran !== 'channel' || typeof axis !== 'number' || (axis <= most && axis >= -most - 1)) {
    sceneStore.setState({ source })
    return
  }
  sceneStore.setState({ source, panes: [withParams(pane, { axis: 0 }), ...others] })
  sessionStore.setState({ toast: { kind: 'axis', axis } })
}

/** A change can raise the lower bound of another parameter (narrow codes need two bits): bring that one along. */
export function lifted(id: string, params: Params): Params {
  const method = methodById(id)
  if (!method) return params
  const full = withDefaults(method.params, params)
  const result: Record<string, ParamValue> = { ...params }
  for (const param of method.params) {
    const value = full[param.key]
    if (param.kind !== 'integer' || !param.least || typeof value !== 'number') continue
    const legal = clampParam(param, value, full)
    if (legal !== value) result[param.key] = legal
  }
  return result
}

/** Fixes a and b by hand; the other end keeps the range in force. */
export function setRange(a: number, b: number): void {
  const { panes } = sceneStore.getState()
  const method = panes[0] && methodById(panes[0].id)
  if (!method) return
  setParams(findsRange(method) ? { range: 'manual', a, b, scale: undefined, zp: undefined } : { a, b })
}

/** New weights. The method and its parameters stay. */
export function setSource(id: string, params: Params): void {
  const source: SourceSpec = { id, params }
  sceneStore.setState({ source })
}

/** The same weights, read in another way. */
export function setSourceParams(params: Params): void {
  const { source } = sceneStore.getState()
  sceneStore.setState({ source: { ...source, params } })
}

/** Weights of a generator with its defaults. */
export async function setGenerator(id: string): Promise<void> {
  if (await isLoaded(id, loadGenerator)) setSource(id, {})
}

/** Waits for a definition; says so where it cannot be fetched. */
async function isLoaded(id: string, load: (id: string) => Promise<unknown>): Promise<boolean> {
  try {
    return (await load(id)) !== undefined
  } catch {
    notify({ kind: 'problem', problem: { code: 'fetch-failed', values: { name: id, status: 0 } }, pasted: false })
    return false
  }
}

/** One of the article's examples: its X and its method, both in one step. */
export async function setArticleExample(id: string, params: Params): Promise<void> {
  if (!(await isLoaded(id, loadMethod))) return
  sceneStore.setState(({ panes }) => ({
    source: { id: 'article', params: {} },
    panes: [{ id, params }, ...panes.slice(1)],
  }))
}

/** Back to the defaults of the method; weights and their seed stay. */
export function resetMethod(): void {
  const pane = sceneStore.getState().panes[0]
  if (pane) setPane({ id: pane.id, params: {} })
}

export function set<K extends 'view' | 'y' | 'bins' | 'theme' | 'lang' | 'present'>(key: K, value: Scene[K]): void {
  sceneStore.setState({ [key]: value } as Pick<Scene, K>)
}
