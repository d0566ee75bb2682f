import { CoreError } from '../../core/errors.ts'
import type { WeightsRequest } from '../../engine/engine.ts'
import { fetchBytes } from '../../engine/fetch-bytes.ts'
import { fileNameOf, rawAddress } from '../../engine/raw-address.ts'
import { Task } from '../../engine/task.ts'
import { EXAMPLES, exampleParams } from '../examples.ts'
import { keyOf } from '../file-shelf.ts'
import type { SourceSpec } from '../scene.ts'
import { sceneStore } from '../scene-store.ts'
import { resolveOther, resolveOwn } from '../other-weights.ts'
import { ScanRefused, ScanStopped } from './scanner.ts'

/** Files that are looked at as one. */
export interface FileSet {
  /** The same for the same files. */
  readonly key: string
  /** Files of the reader, the example network, or other weights of the scene, which come from no file. */
  readonly kind: 'own' | 'example' | 'scene'
  /** Of the file; of the first, if several; where there is none, the source as links call it. */
  readonly name: string
  /** What asks the engine for them. */
  readonly request: () => Promise<WeightsRequest>
}

const EXAMPLE: FileSet = { key: 'example', kind: 'example', name: EXAMPLES[0].name, request: fetchExample }

/**
 * What a scene is about: files of the reader, the whole network of the example, or the weights themselves where they were
 * generated, typed or carried by a link. Null for own files that are not here.
 */
export function fileSetOf(source: SourceSpec): FileSet | null {
  if (source.id === 'example') return EXAMPLE
  if (source.id !== 'file' && source.id !== 'url') {
    return { key: keyOf(source), kind: 'scene', name: source.id, request: () => requestOf(source) }
  }
  const { tensor: _, ...params } = source.params
  const files = { ...source, params }
  const resolved = resolveOwn(files)
  if (resolved.kind === 'blocked') return null
  const name = source.id === 'file' ? String(params.name ?? '') : nameAt(String(params.href ?? ''))
  return { key: keyOf(files), kind: 'own', name, request: async () => resolved.request }
}

/** Rejects with ScanStopped for weights that cannot be had: the page itself says why. */
async function requestOf(source: SourceSpec): Promise<WeightsRequest> {
  const resolved = await resolveOther(source)
  if (resolved.kind === 'blocked') throw new ScanStopped()
  return resolved.request
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
  const next =
    set.kind === 'example'
      ? { id: 'example', params: exampleParams(tensor) }
      : ofOwn(source, tensor, alone || set.kind === 'scene')
  const same = next.id === source.id && next.params.tensor === source.params.tensor
  sceneStore.setState(same ? { view: 'lab' } : { view: 'lab', source: next })
}

function ofOwn(source: SourceSpec, tensor: string, alone: boolean): SourceSpec {
  return alone ? source : { ...source, params: { ...source.params, tensor } }
}

/** The example network as files, which then go the way of all files. Rejects with ScanRefused. */
async function fetchExample(): Promise<WeightsRequest> {
  const [{ name, tensors }] = EXAMPLES
  const files = await Promise.all(
    tensors.map(async (tensor) => {
      const file = `${tensor.name}.npy`
      return new File([await fetchBytes(tensor.name, `examples/${name}/${file}`, new Task())], file)
    }),
  ).catch((error: unknown) => {
    throw error instanceof CoreError ? new ScanRefused(error.problem) : error
  })
  return { kind: 'files', files }
}
