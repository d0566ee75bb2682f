import { CoreError } from '../core/errors.ts'
import type { Opened } from '../core/formats/contents.ts'
import { type ByteSource, memorySource } from '../core/formats/source.ts'
import { generatorById } from '../core/generators/index.ts'
import type { Params } from '../core/params.ts'
import type { Tensor } from '../core/tensor.ts'
import type { HeldWeights } from './engine.ts'
import { fetchBytes } from './fetch-bytes.ts'
import { fileSource, sha256Of } from './file-bytes.ts'
import type { WeightsOrder } from './protocol.ts'
import type { Task } from './task.ts'

type FilesOrder = Extract<WeightsOrder, { kind: 'files' }>

/** Weights with what is known of where they come from. */
export type Sourced = Pick<HeldWeights, 'notes' | 'tensors' | 'file'> & { readonly tensor: Tensor }

/** Files that stay open, so that another of their tensors is only read. */
interface Shelf {
  readonly set: number
  readonly opened: Opened
  readonly first: ByteSource | undefined
  sha256: string | null
}

/** Gets weights from where an order says they are. */
export class Source {
  #shelf: Shelf | null = null

  async get(order: WeightsOrder, task: Task): Promise<Sourced> {
    switch (order.kind) {
      case 'generate':
        return alone(await generate(order.id, order.params, task))
      case 'values': {
        const { name, shape, dtype, data } = order
        return alone({ name, shape, dtype, data })
      }
      case 'text':
        return read((await task.wait(readers())).readText(order.name, order.text), undefined, task)
      case 'fetch':
        return alone(await example(order, task))
      case 'files':
        return this.#fromFiles(order, task)
    }
  }

  async #fromFiles(order: FilesOrder, task: Task): Promise<Sourced> {
    if (this.#shelf?.set !== order.set) {
      const files = order.files.map(fileSource)
      this.#shelf = { set: order.set, opened: await open(files, task), first: files[0], sha256: null }
    }
    const shelf = this.#shelf
    const sourced = await read(shelf.opened, order.tensor, task)
    if (!shelf.first) return sourced
    shelf.sha256 ??= await sha256Of(shelf.first, task)
    return { ...sourced, file: { name: shelf.first.name, bytes: shelf.first.size, sha256: shelf.sha256 } }
  }
}

async function generate(id: string, params: Params, task: Task): Promise<Tensor> {
  const generator = generatorById(id)
  if (!generator) throw new CoreError('unknown-generator', { id })
  return await task.drive(generator.generate(params), 'load')
}

/** The first byte of `\x93NUMPY`. */
const NPY_START = 0x93

/** The built-in examples are .npy: the first scene waits for this one reader, not for all of them. */
async function example({ name, href }: Extract<WeightsOrder, { kind: 'fetch' }>, task: Task): Promise<Tensor> {
  const file = href.slice(href.lastIndexOf('/') + 1)
  // the reader arrives while the file does
  const [bytes, { reader }] = await Promise.all([
    fetchBytes(name, href, task),
    task.wait(import('../core/formats/readers/npy.ts')),
  ])
  const source = memorySource(file, bytes)
  // a host that answers with a page of words deserves the sentence about that, which all readers together know
  if (bytes[0] !== NPY_START) return (await read(await open([source], task), undefined, task)).tensor
  const { entries } = await task.wait(reader.open(source))
  const entry = entries[0]
  if (!entry) throw new CoreError('fetch-failed', { name, status: 0 })
  return { name, shape: entry.shape, dtype: entry.dtype, ...(await task.wait(entry.load())) }
}

function alone(tensor: Tensor): Sourced {
  return { tensor, notes: [], tensors: [described(tensor)] }
}

/** Kept out of the first load: who generates weights, or has them in a link, needs no reader. */
function readers(): Promise<typeof import('../core/formats/open.ts')> {
  return import('../core/formats/open.ts')
}

async function open(files: readonly ByteSource[], task: Task): Promise<Opened> {
  const { openWeights } = await task.wait(readers())
  return task.wait(openWeights(files))
}

async function read(opened: Opened, name: string | undefined, task: Task): Promise<Sourced> {
  const tensor = await task.wait(opened.read(name ?? mainTensor(opened)))
  return { tensor, notes: [...opened.notes], tensors: opened.tensors.map(described) }
}

/** Only what may cross the boundary: neither values nor the way to them. */
function described({ name, shape, dtype }: HeldWeights['tensors'][number]): HeldWeights['tensors'][number] {
  return { name, shape, dtype }
}

/** The first matrix, since a network's vectors are biases and norms; else simply the first. */
function mainTensor({ tensors }: Opened): string {
  return (tensors.find(({ shape }) => shape.length > 1) ?? tensors[0])?.name ?? ''
}
