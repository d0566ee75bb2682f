import type { WeightsRequest } from '../engine/engine.ts'
import { EXAMPLES } from './examples.ts'
import { sourceParams } from './link/index.ts'
import type { SourceSpec } from './scene.ts'
import type { Blocked } from './session-store.ts'

export type Resolved =
  | { readonly kind: 'request'; readonly request: WeightsRequest }
  | { readonly kind: 'blocked'; readonly blocked: Blocked }

export const request = (value: WeightsRequest): Resolved => ({ kind: 'request', request: value })
export const blocked = (value: Blocked): Resolved => ({ kind: 'blocked', blocked: value })

/** What the engine must load for a source, or why it cannot. The first scene needs no other than the examples. */
export async function resolveSource(source: SourceSpec): Promise<Resolved> {
  if (source.id === 'example') return resolveExample(source)
  const { resolveOther } = await import('./other-weights.ts')
  return resolveOther(source)
}

function resolveExample(source: SourceSpec): Resolved {
  const { name, tensor } = sourceParams(source)
  const example = EXAMPLES.find((known) => known.name === name)
  const known = example?.tensors.find((each) => each.name === tensor)
  if (!example || !known)
    return blocked({ kind: 'unavailable', what: 'source', id: `${String(name)} / ${String(tensor)}` })
  return request({ kind: 'fetch', name: known.name, href: `examples/${example.name}/${known.name}.npy` })
}
