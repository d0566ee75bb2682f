import { CoreError } from '../core/errors.ts'
import type { TensorInfo } from '../core/formats/contents.ts'
import { memorySource } from '../core/formats/source.ts'
import { loadGenerator } from '../core/generators/index.ts'
import type { Params } from '../core/params.ts'
import type { Tensor } from '../core/tensor.ts'
import { fetchBytes } from './fetch-bytes.ts'
import type { WeightsOrder } from './protocol.ts'
import type { Sourced } from './reading.ts'
import type { Scannable } from './scan.ts'
import type { Shelf, ShelfOrder } from './shelf.ts'
import type { Task } from './task.ts'

/** Gets weights from where an order says they are. */
export class Source {
  #shelf: Shelf | null = null
  /** Did the newest weights come from the shelf? */
  #inUse = false

  async get(order: WeightsOrder, task: Task): Promise<Sourced> {
    const sourced = await this.#get(order, task)
    this.#inUse = order.kind === 'files' || order.kind === 'url'
    return sourced
  }

  async #get(order: WeightsOrder, task: Task): Promise<Sourced> {
    switch (order.kind) {
      case 'generate':
        return alone(await generate(order.id, order.params, task))
      case 'values': {
        const { name, shape, dtype, data } = order
        return alone({ name, shape, dtype, data })
      }
      case 'text':
        return (await reading(task)).readTyped(order.name, order.text, task)
      case 'fetch':
        return alone(await example(order, task))
      case 'files':
      case 'url':
        return this.#fromShelf(order, task)
    }
  }

  /** The files that the newest weights came from, by a name that no other files have; empty where there are none. */
  get files(): string {
    return this.#inUse ? (this.#shelf?.key ?? '') : ''
  }

  /** The tensors of these files; null where there are none. */
  get scannable(): Scannable | null {
    return (this.#inUse && this.#shelf?.scannable) || null
  }

  async #fromShelf(order: ShelfOrder, task: Task): Promise<Sourced> {
    const key = keyOf(order)
    if (this.#shelf?.key !== key) {
      const { openShelf } = await task.wait(import('./shelf.ts'))
      this.#shelf = await openShelf(order, key, task)
    }
    return this.#shelf.get(order, task)
  }
}

/** What an order asks to be opened, apart from the tensor. */
function keyOf(order: ShelfOrder): string {
  return JSON.stringify([order.kind, order.kind === 'files' ? order.set : order.href, order.raw ?? null])
}

/** Kept out of the first load: who generates weights, or has them in a link, needs no reader. */
function reading(task: Task): Promise<typeof import('./reading.ts')> {
  return task.wait(import('./reading.ts'))
}

async function generate(id: string, params: Params, task: Task): Promise<Tensor> {
  const generator = await task.wait(loadGenerator(id))
  if (!generator) throw new CoreError('unknown-generator', { id })
  return await task.drive(generator.generate(params), 'load')
}

/** The first byte of `\x93NUMPY`. */
const NPY_START = 0x93

/** The built-in examples are .npy: the first scene waits for this one reader, not for all of them. */
async function example({ name, href }: { readonly name: string; readonly href: string }, task: Task): Promise<Tensor> {
  const file = href.slice(href.lastIndexOf('/') + 1)
  // the reader arrives while the file does
  const [bytes, { reader }] = await Promise.all([
    fetchBytes(name, href, task),
    task.wait(import('../core/formats/readers/npy.ts')),
  ])
  const source = memorySource(file, bytes)
  // a host that answers with a page of words deserves the sentence about that, which all readers together know
  if (bytes[0] !== NPY_START) return (await (await reading(task)).readFile(source, task)).tensor
  const { entries } = await task.wait(reader.open(source))
  const entry = entries[0]
  if (!entry) throw new CoreError('fetch-failed', { name, status: 0 })
  return { name, shape: entry.shape, dtype: entry.dtype, ...(await task.wait(entry.load())) }
}

function alone(tensor: Tensor): Sourced {
  return { tensor, notes: [], tensors: [infoOf(tensor)], about: [] }
}

function infoOf({ name, shape, dtype, data }: Tensor): TensorInfo {
  return { name, shape, dtype, count: data.length, bytes: data.byteLength }
}
