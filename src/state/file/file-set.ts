import { EXAMPLES } from '../examples.ts'
import { filesFor } from '../file-shelf.ts'
import type { SourceSpec } from '../scene.ts'
import { sceneStore } from '../scene-store.ts'
import { ScanRefused } from './scanner.ts'

/** Files that are looked at as one. */
export interface FileSet {
  /** The same for the same files. */
  readonly key: string
  readonly kind: 'own' | 'example'
  /** Of the file; of the first, if several. */
  readonly name: string
  readonly files: () => Promise<readonly File[]>
}

const EXAMPLE: FileSet = { key: 'example', kind: 'example', name: EXAMPLES[0].name, files: fetchExample }

/** The files that a scene is about: the reader's own, or else the example. Null for own ones that are not here. */
export function fileSetOf({ id, params }: SourceSpec): FileSet | null {
  if (id !== 'file') return EXAMPLE
  const name = String(params.name ?? '')
  const sha256 = String(params.sha256 ?? '')
  const files = filesFor(name, sha256)
  return files ? { key: `own ${name} ${sha256}`, kind: 'own', name, files: async () => files } : null
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
async function fetchExample(): Promise<readonly File[]> {
  const [{ name, tensors }] = EXAMPLES
  return Promise.all(
    tensors.map(async (tensor) => {
      const file = `${tensor.name}.npy`
      return new File([await bytesAt(`examples/${name}/${file}`, tensor.name)], file)
    }),
  )
}

async function bytesAt(href: string, name: string): Promise<ArrayBuffer> {
  const response = await fetch(href).catch(() => null)
  if (response?.ok) return response.arrayBuffer()
  throw new ScanRefused({ code: 'fetch-failed', values: { name, status: response?.status ?? 0 } })
}
