import type { WeightsRequest } from '../../engine/engine.ts'
import { fileNameOf, rawAddress } from '../../engine/raw-address.ts'
import { EXAMPLES } from '../examples.ts'
import { keyOf } from '../file-shelf.ts'
import type { SourceSpec } from '../scene.ts'
import { sceneStore } from '../scene-store.ts'
import { resolveOwn } from '../other-weights.ts'
import { ScanRefused } from './scanner.ts'

/** Files that are looked at as one. */
export interface FileSet {
  /** The same for the same files. */
  readonly key: string
  readonly kind: 'own' | 'example'
  /** Of the file; of the first, if several. */
  readonly name: string
  /** What asks the engine for them. */
  readonly request: () => Promise<WeightsRequest>
}

const EXAMPLE: FileSet = { key: 'example', kind: 'example', name: EXAMPLES[0].name, request: fetchExample }

/** The files that a scene is about: the reader's own, or else the example. Null for own ones that are not here. */
export function fileSetOf(source: SourceSpec): FileSet | null {
  if (source.id !== 'file' && source.id !== 'url') return EXAMPLE
  const { tensor: _, ...params } = source.params
  const files = { ...source, params }
  const resolved = resolveOwn(files)
  if (resolved.kind === 'blocked') return null
  const name = source.id === 'file' ? String(params.name ?? '') : nameAt(String(params.href ?? ''))
  return { key: keyOf(files), kind: 'own', name, request: async () => resolved.request }
}

/** What cannot be opened has no other name than what was typed. */
function nameAt(href: string): string {
  try {
    return fileNameOf(rawAddress(href))
  } catch {
    return href
  }
}

/** Goes to the Lab with a tensor of the set. Its place in undo is that of any other choice of weights. */
export function openInLab(set: FileSet, tensor: string, alone: boolean): void {
  const { source } = sceneStore.getState()
  const next = set.kind === 'own' ? ofOwn(source, tensor, alone) : ofExample(tensor)
  const same = next.id === source.id && next.params.tensor === source.params.tensor
  sceneStore.setState(same ? { view: 'lab' } : { view: 'lab', source: next })
}

function ofOwn(source: SourceSpec, tensor: string, alone: boolean): SourceSpec {
  return alone ? source : { ...source, params: { ...source.params, tensor } }
}

function ofExample(tensor: string): SourceSpec {
  return { id: 'example', params: tensor === EXAMPLES[0].tensors[0].name ? {} : { tensor } }
}

/** The example network as files, which then go the way of all files. */
async function fetchExample(): Promise<WeightsRequest> {
  const [{ name, tensors }] = EXAMPLES
  const files = await Promise.all(
    tensors.map(async (tensor) => {
      const file = `${tensor.name}.npy`
      return new File([await bytesAt(`examples/${name}/${file}`, tensor.name)], file)
    }),
  )
  return { kind: 'files', files }
}

async function bytesAt(href: string, name: string): Promise<ArrayBuffer> {
  const response = await fetch(href).catch(() => null)
  if (response?.ok) return response.arrayBuffer()
  throw new ScanRefused({ code: 'fetch-failed', values: { name, status: response?.status ?? 0 } })
}
