import { CoreError } from '../core/errors.ts'
import { readBody } from './fetch-bytes.ts'
import { fileNameOf } from './raw-address.ts'
import { Task } from './task.ts'

/** Bytes [from, to) of a file, and its size where that is said. */
export interface Place {
  readonly from: number
  readonly to: number
  readonly size: number | undefined
}

/** Which part of the file an answer holds. Undefined where a page of another site may not see it. */
export function placeOf({ headers }: Response): Place | undefined {
  const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers.get('content-range') ?? '')
  if (!match) return undefined
  const [, first, last, size] = match
  return { from: Number(first), to: Number(last) + 1, size: size === '*' ? undefined : Number(size) }
}

/** One file of a site. */
export class Site {
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

  /** An answer that is good, or 416. Throws `url-status`, `url-closed` and `url-silent`. */
  async get(range: string | null, signal?: AbortSignal, method = 'GET'): Promise<Response> {
    const response = await this.#fetch({ method, ...(range ? { headers: { range } } : {}) }, signal)
    if (response.ok || (range && response.status === 416)) return response
    throw new CoreError('url-status', { file: this.file, host: this.host, status: response.status })
  }

  /** The body of an answer to a request for bytes [from, to), after `check`; never more than these. */
  async part(from: number, to: number, check: (response: Response) => void): Promise<Uint8Array> {
    const abort = new AbortController()
    try {
      const response = await this.get(`bytes=${from}-${to - 1}`, abort.signal)
      check(response)
      // an open file is read for one order after the other, so that none of them may stop it
      return await readBody(response, new Task(), { limit: to - from, tooLarge: () => this.problem('url-silent') })
    } catch (error) {
      throw this.named(error)
    } finally {
      abort.abort()
    }
  }

  /**
   * The size of a file whose first `known` bytes are there, for a page that may not see `Content-Range`. Undefined where
   * nothing tells it, or where what is told is the length of something else: of packed bytes, or of a part.
   */
  async hiddenSize(known: number): Promise<number | undefined> {
    // only where a range is asked for does a browser ask for the bytes as they are, and not for packed ones
    const answer = await this.get('bytes=0-', undefined, 'HEAD').catch(() => undefined)
    const length = (answer?.ok && answer.headers.get('content-length')) || ''
    const size = /^\d+$/.test(length) ? Number(length) : 0
    if (size < known) return undefined
    return size === known || (await this.#endsAt(size)) ? size : undefined
  }

  /** What fetch and its stream throw when the line breaks is a silent host. */
  named(error: unknown): unknown {
    return error instanceof TypeError ? this.problem('url-silent') : error
  }

  /** Of the last byte and one more, a host that is asked for both gives only the last. */
  async #endsAt(size: number): Promise<boolean> {
    const check = ({ status }: Response): void => {
      if (status !== 206) throw this.problem('url-silent')
    }
    const end = await this.part(size - 1, size + 1, check).catch(() => undefined)
    return end?.length === 1
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
