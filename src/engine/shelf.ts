import type { Opened, Pace } from '../core/formats/contents.ts'
import type { OpenOptions } from '../core/formats/open.ts'
import type { FileNote } from '../core/formats/problems.ts'
import type { ByteSource } from '../core/formats/source.ts'
import { CoreError } from '../core/errors.ts'
import { fileSource } from './file-bytes.ts'
import type { WeightsOrder } from './protocol.ts'
import { rawAddress } from './raw-address.ts'
import type { Task } from './task.ts'
import { openRemote } from './url-bytes.ts'

export type ShelfOrder = Extract<WeightsOrder, { kind: 'files' | 'url' }>

/** Files that stay open, so that another of their tensors is only read. */
export interface Shelf {
  readonly key: string
  readonly opened: Opened
  readonly notes: readonly FileNote[]
  /** The first of the files. */
  readonly first: ByteSource | undefined
  /** Null until it was asked for; empty where there is none. */
  sha256: string | null
}

/** What an order asks to be opened, apart from the tensor. */
export function keyOf(order: ShelfOrder): string {
  return JSON.stringify([order.kind, order.kind === 'files' ? order.set : order.href, order.raw ?? null])
}

export async function openShelf(order: ShelfOrder, task: Task): Promise<Shelf> {
  const options: OpenOptions = order.raw ? { raw: order.raw } : {}
  const key = keyOf(order)
  if (order.kind === 'files') {
    const files = order.files.map(fileSource)
    return { key, opened: await openFiles(files, options, task), notes: [], first: files[0], sha256: null }
  }
  const address = rawAddress(order.href)
  const { file, notes } = await openRemote(address, task)
  const find = (name: string) => sibling(address, name, task)
  // its hash would need all of it
  return { key, opened: await openFiles([file], { ...options, find }, task), notes, first: file, sha256: '' }
}

/** Kept out of the first load: who generates weights, or has them in a link, needs no reader. */
export function readers(): Promise<typeof import('../core/formats/open.ts')> {
  return import('../core/formats/open.ts')
}

export async function openFiles(files: readonly ByteSource[], options: OpenOptions, task: Task): Promise<Opened> {
  const { openWeights } = await task.wait(readers())
  return task.wait(openWeights(files, options))
}

/** Reading reports, breathes and can be stopped between two pieces. */
export function paceOf(task: Task): Pace {
  return async (done) => {
    task.progress('load', done)
    if (task.due) await task.breathe()
    else task.check()
  }
}

/** A shard or external data beside a file at an address: only a plain name, in the same folder. */
async function sibling(address: URL, name: string, task: Task): Promise<ByteSource | undefined> {
  if (!/^[\w.][\w. +=@-]*$/.test(name) || /^\.+$/.test(name)) return undefined
  const beside = new URL(address)
  beside.pathname = `${address.pathname.slice(0, address.pathname.lastIndexOf('/') + 1)}${encodeURIComponent(name)}`
  try {
    return (await openRemote(beside, task)).file
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}
