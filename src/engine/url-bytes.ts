import { CoreError } from '../core/errors.ts'
import type { FileNote } from '../core/formats/problems.ts'
import { type ByteSource, memorySource } from '../core/formats/source.ts'
import { readBody } from './fetch-bytes.ts'
import { fileNameOf } from './raw-address.ts'
import type { Task } from './task.ts'

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
    const size = response.status === 206 ? await task.wait(site.size(response)) : undefined
    if (size === undefined) return await whole(site, await site.all(response, abort.signal, task), task)
    const start = await readBody(response, task, { limit: START, tooLarge: () => site.problem('url-silent') })
    return { file: rangedFile(site, size, start), notes: [] }
  } catch (error) {
    throw site.named(error)
  } finally {
    abort.abort()
  }
}

function rangedFile(site: Site, size: number, start: Uint8Array): ByteSource {
  return {
    name: site.file,
    size,
    slice: async (from, to) => (to <= start.length ? start.slice(from, to) : site.range(from, to)),
  }
}

async function whole(site: Site, response: Response, task: Task): Promise<Remote> {
  const promised = Number(response.headers.get('content-length') ?? 0)
  const tooLarge = (bytes: number): CoreError => site.large(bytes)
  if (promised > WHOLE_LIMIT) throw tooLarge(promised)
  const onRead = (bytes: number): void => task.progress('load', promised > 0 ? Math.min(1, bytes / promised) : 0)
  const bytes = await readBody(response, task, { limit: WHOLE_LIMIT, tooLarge: () => tooLarge(promised), onRead })
  const { file, host } = site
  const notes: FileNote[] =
    bytes.length > START ? [{ code: 'note-no-ranges', values: { file, host, bytes: bytes.length } }] : []
  return { file: memorySource(file, bytes), notes }
}

/** One file of a site. */
class Site {
  readonly #address: URL
  readonly file: string
  readonly host: string

  constructor(address: URL) {
    this.#address = address
    this.file = fileNameOf(address)
    this.host = address.host
  }

  problem(code: 'url-silent' | 'url-closed'): CoreError {
    return new CoreError(code, { file: this.file, host: this.host })
  }

  large(bytes: number): CoreError {
    return new CoreError('url-large', { file: this.file, host: this.host, bytes, limit: WHOLE_LIMIT })
  }

  /** An answer that is good, or 416. Throws `url-status`, `url-closed` and `url-silent`. */
  async get(range: string | null, signal?: AbortSignal, method = 'GET'): Promise<Response> {
    const response = await this.#fetch({ method, ...(range ? { headers: { range } } : {}) }, signal)
    if (response.ok || (range && response.status === 416)) return response
    throw new CoreError('url-status', { file: this.file, host: this.host, status: response.status })
  }

  /** Bytes [from, to). */
  async range(from: number, to: number): Promise<Uint8Array> {
    try {
      const response = await this.get(`bytes=${from}-${to - 1}`)
      if (response.status !== 206) throw this.problem('url-silent')
      return new Uint8Array(await response.arrayBuffer())
    } catch (error) {
      throw this.named(error)
    }
  }

  /**
   * The size of the whole file. Where another site may not see `Content-Range`, a second request asks for the length.
   * Undefined where nothing tells it.
   */
  async size(response: Response): Promise<number | undefined> {
    const stated = /^bytes \d+-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]
    if (stated) return Number(stated)
    const length = (await this.get(null, undefined, 'HEAD').catch(() => undefined))?.headers.get('content-length')
    return length && /^\d+$/.test(length) ? Number(length) : undefined
  }

  /** An answer with all of the file: this one, unless it is only a part. */
  async all(response: Response, signal: AbortSignal, task: Task): Promise<Response> {
    if (response.status === 200) return response
    await response.body?.cancel()
    return task.wait(this.get(null, signal))
  }

  /** What fetch and its stream throw when the line breaks is a silent host. */
  named(error: unknown): unknown {
    return error instanceof TypeError ? this.problem('url-silent') : error
  }

  async #fetch(init: RequestInit, signal?: AbortSignal): Promise<Response> {
    const apart = { credentials: 'omit', referrerPolicy: 'no-referrer', ...(signal ? { signal } : {}) } as const
    try {
      return await fetch(this.#address, { ...init, ...apart })
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      throw this.problem((await this.#answers(apart)) ? 'url-closed' : 'url-silent')
    }
  }

  /** A browser does not say why it refuses. A request whose answer nobody may read tells whether there is a host at all. */
  async #answers(init: RequestInit): Promise<boolean> {
    try {
      return (await fetch(this.#address, { ...init, method: 'HEAD', mode: 'no-cors' })).type === 'opaque'
    } catch {
      return false
    }
  }
}
