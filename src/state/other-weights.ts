import { articleWeights } from '../core/article.ts'
import { generatorById } from '../core/generators/index.ts'
import { filesOf } from './file-shelf.ts'
import { rawOf } from './raw-params.ts'
import type { SourceSpec } from './scene.ts'
import { blocked, request, type Resolved } from './resolved.ts'

const textOf = (source: SourceSpec, key: string): string => String(source.params[key] ?? '')

/** What the engine must load for a source that is no built-in example, or why it cannot. */
export async function resolveOther(source: SourceSpec): Promise<Resolved> {
  if (generatorById(source.id)) return request({ kind: 'generate', id: source.id, params: source.params })
  switch (source.id) {
    case 'article': {
      const { name, shape, dtype, data } = articleWeights()
      return request({ kind: 'values', name, shape, dtype, data })
    }
    case 'values':
    case 'f16':
    case 'f32':
      return resolvePayload(source)
    case 'file':
    case 'url':
      return resolveOwn(source)
    default:
      return blocked({ kind: 'unavailable', what: 'source', id: source.id })
  }
}

/** Files of the reader, or at an address. */
export function resolveOwn(source: SourceSpec): Resolved {
  const tensor = textOf(source, 'tensor')
  const which = { ...(tensor ? { tensor } : {}), ...rawOf(source) }
  if (source.id === 'url') return request({ kind: 'url', href: textOf(source, 'href'), ...which })
  const files = filesOf(source)?.files
  if (files) return request({ kind: 'files', files, ...which })
  return blocked({ kind: 'file-needed', name: textOf(source, 'name'), sha256: textOf(source, 'sha256') })
}

async function resolvePayload(source: SourceSpec): Promise<Resolved> {
  const { payloadOf } = await import('./link/reading.ts')
  const payload = payloadOf(source)
  if (payload.kind === 'damaged') return blocked({ kind: 'link-damaged', code: payload.reason, values: payload.values })
  const dtype = source.id === 'values' ? 'f64 text' : source.id === 'f16' ? 'f2' : 'f4'
  return request({ kind: 'values', name: source.id, shape: payload.shape, dtype, data: payload.data })
}
