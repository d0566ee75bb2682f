import type { Pace } from '../../core/formats/contents.ts'
import type { ByteSource } from '../../core/formats/source.ts'

/** What a request costs beside its bytes, in bytes. */
const REQUEST = 4096

/**
 * A file that watches how much is asked of it from one pause to the next: a measure of work without a pause that is the
 * same on every machine. It copies, as files do, so that nothing is had for nothing.
 */
export class WatchedFile implements ByteSource {
  readonly name: string
  readonly #bytes: Uint8Array
  #work = 0
  #most = 0
  /** What was asked for altogether. */
  bytesRead = 0
  requests = 0
  /** How far the work was at each pause. */
  pauses: number[] = []

  constructor(name: string, bytes: Uint8Array) {
    this.name = name
    this.#bytes = bytes
  }

  get size(): number {
    return this.#bytes.length
  }

  /** The most work without a pause, in bytes; what was done after the last pause is a part of it. */
  get mostWork(): number {
    return Math.max(this.#most, this.#work)
  }

  /** The greatest step from one pause to the next, of the whole work. */
  get greatestStep(): number {
    const steps = [...this.pauses, 1].map((done, i) => done - (this.pauses[i - 1] ?? 0))
    return Math.max(...steps)
  }

  /** Forgets what it saw. */
  restart(): void {
    this.#work = this.#most = this.bytesRead = this.requests = 0
    this.pauses = []
  }

  readonly slice = async (start: number, end: number): Promise<Uint8Array> => {
    if (!(start >= 0 && start <= end && end <= this.size)) throw new TypeError(`${this.name}: bytes ${start} to ${end}`)
    this.#work += end - start + REQUEST
    this.bytesRead += end - start
    this.requests++
    return this.#bytes.slice(start, end)
  }

  readonly pace: Pace = (done) => {
    this.#most = this.mostWork
    this.#work = 0
    this.pauses.push(done)
  }
}
