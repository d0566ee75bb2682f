import { EXAMPLES } from './examples.ts'
import { sourceParams } from './link/index.ts'
import { blocked, request, type Resolved } from './resolved.ts'
import type { SourceSpec } from './scene.ts'

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
