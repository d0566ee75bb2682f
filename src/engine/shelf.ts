import type { Opened } from '../core/formats/contents.ts'
import { type OpenOptions, openWeights } from '../core/formats/open.ts'
import type { FileNote } from '../core/formats/problems.ts'
import type { ByteSource } from '../core/formats/source.ts'
import { CoreError } from '../core/errors.ts'
import { fileSource, sha256Of } from './file-bytes.ts'
import type { WeightsOrder } from './protocol.ts'
import { rawAddress } from './raw-address.ts'
import { readTensor, type Sourced } from './reading.ts'
import type { Scannable } from './scan.ts'
import type { Task } from './task.ts'
import { openRemote } from './url-bytes.ts'

export type ShelfOrder = Extract<WeightsOrder, { kind: 'files' | 'url' }>

/** Files that stay open, so that another of their tensors is only read. */
export interface Shelf {
  readonly key: string
  readonly scannable: Scannable
  /** The tensor that an order asks for. Throws CoreError, Stopped. */
  readonly get: (order: ShelfOrder, task: Task) => Promise<Sourced>
}

export async function openShelf(order: ShelfOrder, key: string, task: Task): Promise<Shelf> {
  const options: OpenOptions = order.raw ? { raw: order.raw } : {}
  if (order.kind === 'files') {
    const files = order.files.map(fileSource)
    const [first] = files
    const opened = await openFiles(files, options, task)
    return shelfOf(key, opened, [], first, hashOnce(first))
  }
  const address = rawAddress(order.href)
  const { file, notes } = await openRemote(address, task)
  const find = (name: string) => sibling(address, name, task)
  const opened = await openFiles([file], { ...options, find }, task)
  // a hash would need all of it
  return shelfOf(key, opened, notes, file, async () => '')
}

/** `sha256`: the hash of the first file in hexadecimal; empty where it would take too long. */
function shelfOf(
  key: string,
  opened: Opened,
  noted: readonly FileNote[],
  first: ByteSource | undefined,
  sha256: (task: Task) => Promise<string>,
): Shelf {
  const names = opened.tensors.filter(({ problem }) => !problem).map(({ name }) => name)
  const readable = readableOf(opened)
  return {
    key,
    scannable: { names, read: (name, pace) => opened.read(name, pace) },
    async get(order, task) {
      const sourced = await readTensor(opened, order.any ? await readable(task) : order.tensor, task)
      const notes = [...noted, ...sourced.notes]
      if (!first) return { ...sourced, notes }
      return { ...sourced, notes, file: { name: first.name, bytes: first.size, sha256: await sha256(task) } }
    },
  }
}

/** The smallest tensor whose values can be had, if any. Only reading tells: in an archive, what is listed may be damaged. */
function readableOf({ tensors, read }: Opened): (task: Task) => Promise<string | undefined> {
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

function hashOnce(file: ByteSource | undefined): (task: Task) => Promise<string> {
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
