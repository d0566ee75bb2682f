import { CoreError } from '../core/errors.ts'
import type { FileNote } from '../core/formats/problems.ts'
import { type ByteSource, memorySource } from '../core/formats/source.ts'
import { readBody } from './fetch-bytes.ts'
import type { Task } from './task.ts'
import { placeOf, Site } from './url-site.ts'

/** A file at an address, with a remark where all of it had to be fetched. */
export interface Remote {
  readonly file: ByteSource
  readonly notes: readonly FileNote[]
}

/** The first request brings what every reader looks at. */
const START = 1 << 16
/** What is fetched whole must fit into the memory of a tab beside its values. */
export const WHOLE_LIMIT = 2 ** 28

/**
 * Opens a file of another site by range requests (RFC 9110 §14), so that only what is needed is fetched. A host that gives
 * no ranges gives all of it, up to 256 MB. Nothing that identifies the reader is sent. Throws the `url-…` problems.
 */
export async function openRemote(address: URL, task: Task): Promise<Remote> {
  const site = new Site(address)
  const abort = new AbortController()
  try {
    const response = await task.wait(site.get(`bytes=0-${START - 1}`, abort.signal))
    // an empty file has no first byte
    if (response.status === 416) return { file: memorySource(site.file, new Uint8Array()), notes: [] }
    if (response.status !== 206) return await whole(site, response, task)
    const file = await ranged(site, response, task)
    return file ? { file, notes: [] } : await whole(site, await task.wait(site.get(null, abort.signal)), task)
  } catch (error) {
    throw site.named(error)
  } finally {
    abort.abort()
  }
}

/** A file that is read by parts, of which `response` is the first. Undefined where its size cannot be known. */
async function ranged(site: Site, response: Response, task: Task): Promise<ByteSource | undefined> {
  const place = placeOf(response)
  const start = await readBody(response, task, { limit: START, tooLarge: () => site.problem('url-silent') })
  if (place && (place.from !== 0 || place.to !== start.length)) throw site.problem('url-silent')
  const size = place?.size ?? (await task.wait(site.hiddenSize(start.length)))
  if (size === undefined) return undefined
  const slice = async (from: number, to: number): Promise<Uint8Array> => {
    if (to <= start.length) return start.slice(from, to)
    return site.part(from, to, (later) => holdToPart(site, later, { from, to, size, first: response.headers }))
  }
  return { name: site.file, size, slice }
}

interface Expected {
  readonly from: number
  readonly to: number
  readonly size: number
  /** Of the answer that the file was opened with. */
  readonly first: Headers
}

/** Refuses an answer that is not what was asked for, or is of another file: one may have taken the place of the first. */
function holdToPart(site: Site, later: Response, { from, to, size, first }: Expected): void {
  const place = placeOf(later)
  const isOther = (place?.size ?? size) !== size || !isSameVersion(first, later.headers)
  if (later.status === 416 || (later.status === 206 && isOther)) {
    throw new CoreError('file-unreadable', { file: site.file })
  }
  const isAsked = !place || (place.from === from && place.to === to)
  if (later.status !== 206 || !isAsked) throw site.problem('url-silent')
}

/**
 * Are two answers of the same file, as far as they tell? They are compared here, since `If-Range` is a header that a host
 * would first have to allow.
 */
function isSameVersion(first: Headers, later: Headers): boolean {
  const tags = [first.get('etag'), later.get('etag')]
  // one that begins with `W/` may differ between equal bytes
  if (tags.every((tag) => tag?.startsWith('"'))) return tags[0] === tags[1]
  const [then, now] = [first.get('last-modified'), later.get('last-modified')]
  return !then || !now || then === now
}

async function whole(site: Site, response: Response, task: Task): Promise<Remote> {
  const { file, host } = site
  const tooLarge = (bytes: number): CoreError => new CoreError('url-large', { file, host, bytes, limit: WHOLE_LIMIT })
  // of packed bytes, where the host packs them
  const promised = Number(response.headers.get('content-length') ?? 0)
  if (promised > WHOLE_LIMIT) throw tooLarge(promised)
  const onRead = (bytes: number): void => task.progress('load', promised > 0 ? Math.min(1, bytes / promised) : 0)
  const bytes = await readBody(response, task, { limit: WHOLE_LIMIT, tooLarge: () => tooLarge(0), onRead })
  const notes: FileNote[] =
    bytes.length > START ? [{ code: 'note-no-ranges', values: { file, host, bytes: bytes.length } }] : []
  return { file: memorySource(file, bytes), notes }
}
