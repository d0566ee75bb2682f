import { CoreError } from '../core/errors.ts'
import type { Task } from './task.ts'

/** The files of this site are small; whatever is larger is not one of them. */
export const FETCH_LIMIT = 64 * 2 ** 20

/** The bytes at an address. Throws `fetch-failed` (status 0: no answer at all) and `file-too-large`. */
export async function fetchBytes(name: string, href: string, task: Task): Promise<Uint8Array<ArrayBuffer>> {
  const abort = new AbortController()
  const tooLarge = (bytes: number) => new CoreError('file-too-large', { file: name, bytes, limit: FETCH_LIMIT })
  try {
    const response = await task.wait(fetch(href, { signal: abort.signal }))
    if (!response.ok) throw new CoreError('fetch-failed', { name, status: response.status })
    return await readBody(response, task, { limit: FETCH_LIMIT, tooLarge })
  } catch (error) {
    // what fetch and its stream throw when the line breaks
    if (error instanceof TypeError) throw new CoreError('fetch-failed', { name, status: 0 })
    throw error
  } finally {
    abort.abort()
  }
}

interface Reading {
  /** More bytes than this are refused with `tooLarge`. */
  readonly limit: number
  readonly tooLarge: (bytes: number) => CoreError
  readonly onRead?: (bytes: number) => void
}

/** The body of an answer, however long it says to be. */
export async function readBody(
  response: Response,
  task: Task,
  { limit, tooLarge, onRead }: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  while (reader) {
    const { value } = await task.wait(reader.read())
    if (!value) break
    length += value.length
    if (length > limit) throw tooLarge(length)
    chunks.push(value)
    onRead?.(length)
  }
  return joined(chunks, length)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
