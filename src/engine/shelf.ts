import type { Opened } from '../core/formats/contents.ts'
import { type OpenOptions, openWeights } from '../core/formats/open.ts'
import type { FileNote } from '../core/formats/problems.ts'
import type { ByteSource } from '../core/formats/source.ts'
import { CoreError } from '../core/errors.ts'
import { fileSource, sha256Of } from './file-bytes.ts'
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
  /** The hash of the first file in hexadecimal; empty where it would take too long. Computed once. */
  readonly sha256: (task: Task) => Promise<string>
  /** The smallest tensor whose values can be had; undefined where there is none. */
  readonly readable: (task: Task) => Promise<string | undefined>
}

export async function openShelf(order: ShelfOrder, key: string, task: Task): Promise<Shelf> {
  const options: OpenOptions = order.raw ? { raw: order.raw } : {}
  if (order.kind === 'files') {
    const files = order.files.map(fileSource)
    const [first] = files
    const opened = await openFiles(files, options, task)
    return { key, opened, notes: [], first, sha256: hashOnce(first), readable: readableOf(opened) }
  }
  const address = rawAddress(order.href)
  const { file, notes } = await openRemote(address, task)
  const find = (name: string) => sibling(address, name, task)
  const opened = await openFiles([file], { ...options, find }, task)
  // a hash would need all of it
  return { key, opened, notes, first: file, sha256: async () => '', readable: readableOf(opened) }
}

/** Only reading tells: in an archive, what is listed may be damaged. */
function readableOf({ tensors, read }: Opened): Shelf['readable'] {
  const candidates = tensors.filter(({ problem, count }) => !problem && count > 0).sort((a, b) => a.count - b.count)
  return async (task) => {
    for (const { name } of candidates) {
      try {
        await task.wait(read(name, (done) => task.pace('load', done)))
        return name
      } catch (error) {
        if (!(error instanceof CoreError)) throw error
      }
    }
    return undefined
  }
}

function hashOnce(file: ByteSource | undefined): Shelf['sha256'] {
  let known: string | undefined
  return async (task) => {
    known ??= file ? await sha256Of(file, task) : ''
    return known
  }
}

async function openFiles(files: readonly ByteSource[], options: OpenOptions, task: Task): Promise<Opened> {
  return task.wait(openWeights(files, { ...options, pace: (done) => task.pace('load', done) }))
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
