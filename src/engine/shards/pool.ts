import type { Divisible, FoundBy, Part, Shards, Started, Work } from '../../core/fast/shards.ts'
import type { ConnectShard, FromShard, ShardConnection } from './messages.ts'

interface PoolOptions {
  /** Is there more to gain from sharing work than it costs to tell others of it? */
  readonly isWorth?: (work: Work) => boolean
  /** A worker that gives no answer for this long after the owner's own share is done is given up. */
  readonly silentMs?: number
}

let lastRun = 0

/** The workers that hold shards of one tensor. Whatever happens to one of them, its share is the owner's again. */
export class ShardPool implements Shards {
  readonly #most: number
  readonly #connect: ConnectShard
  readonly #isWorth: (work: Work) => boolean
  readonly #silentMs: number
  #weights: Divisible | null = null
  #shards: Shard[] = []
  #closed = false

  /** `most` workers at most. */
  constructor(most: number, connect: ConnectShard, { isWorth = () => true, silentMs = 1000 }: PoolOptions = {}) {
    this.#most = most
    this.#connect = connect
    this.#isWorth = isWorth
    this.#silentMs = silentMs
  }

  take(weights: Divisible): void {
    this.#weights = weights
  }

  /** Hands the shards out, one after the other. Resolves when each worker holds its own or is given up; never rejects. */
  async share(): Promise<void> {
    const weights = this.#weights
    if (!weights || this.#shards.length > 0) return
    const parts = Math.min(this.#most + 1, weights.chunks)
    for (let part = 1; part < parts && !this.#closed; part++) {
      const from = Math.ceil((part * weights.chunks) / parts)
      const to = Math.ceil(((part + 1) * weights.chunks) / parts)
      let shard: Shard | null = null
      try {
        shard = new Shard(from, to, this.#connect)
        this.#shards.push(shard)
        await shard.hold(weights)
      } catch {
        // no worker, or no memory for the copy: there will be none for the next one either
        shard?.end()
        return
      }
    }
  }

  start<W extends Work>(work: W): Started<FoundBy<W>> | null {
    if (!this.#isWorth(work)) return null
    const shards = this.#shards.filter(({ ready }) => ready)
    if (shards.length === 0) return null
    lastRun += 1
    const id = lastRun
    const began = performance.now()
    const parts = shards.map((shard) => shard.run(id, work))
    return {
      parts,
      ended: () => this.#ended(shards, parts, performance.now() - began),
      drop: () => {
        for (const shard of shards) shard.drop(id)
      },
    }
  }

  close(): void {
    this.#closed = true
    for (const shard of this.#shards) shard.end()
  }

  /** `own`: how long the owner's own share took. A busy machine may need as long again. */
  async #ended(shards: readonly Shard[], parts: readonly RunningPart<unknown>[], own: number): Promise<void> {
    const timer = setTimeout(
      () => {
        for (const [i, { settled }] of parts.entries()) if (!settled) shards[i]?.end()
      },
      Math.max(this.#silentMs, 2 * own),
    )
    await Promise.all(parts.map(({ ended }) => ended))
    clearTimeout(timer)
  }
}

/** The share of one worker in some work. */
class RunningPart<T> implements Part<T> {
  readonly from: number
  readonly to: number
  found: T | null = null
  settled = false
  readonly ended: Promise<void>
  #end: () => void = () => {}

  constructor(from: number, to: number) {
    this.from = from
    this.to = to
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  end(found: T | null): void {
    this.found = found
    this.settled = true
    this.#end()
  }
}

/** A worker that holds the chunks [from, to). */
class Shard {
  readonly #from: number
  readonly #to: number
  readonly #connection: ShardConnection
  readonly #running = new Map<number, RunningPart<FoundBy<Work>>>()
  #state: 'starting' | 'ready' | 'ended' = 'starting'
  #held: () => void = () => {}

  /** Throws where there is no worker to be had. */
  constructor(from: number, to: number, connect: ConnectShard) {
    this.#from = from
    this.#to = to
    this.#connection = connect({ message: (message) => this.#receive(message), broken: () => this.end() })
  }

  get ready(): boolean {
    return this.#state === 'ready'
  }

  /** Resolves when the worker has its weights, or is given up. Throws RangeError where there is no memory for the copy. */
  async hold(weights: Divisible): Promise<void> {
    const copy = weights.part(this.#from, this.#to)
    const held = new Promise<void>((resolve) => {
      this.#held = resolve
    })
    this.#connection.post({ type: 'hold', module: weights.module, weights: copy }, [copy.buffer as ArrayBuffer])
    await held
  }

  run<W extends Work>(id: number, work: W): RunningPart<FoundBy<W>> {
    const part = new RunningPart<FoundBy<W>>(this.#from, this.#to)
    this.#running.set(id, part)
    this.#connection.post({ type: 'run', id, work }, [])
    return part
  }

  drop(id: number): void {
    const part = this.#running.get(id)
    if (!part) return
    this.#running.delete(id)
    part.end(null)
    this.#connection.post({ type: 'drop', id }, [])
  }

  /** Nothing is expected of the worker any more. */
  end(): void {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    this.#connection.close()
    for (const part of this.#running.values()) part.end(null)
    this.#running.clear()
    this.#held()
  }

  #receive(message: FromShard): void {
    if (this.#state === 'ended') return
    if (message.type === 'failed') return this.end()
    if (message.type === 'ready') {
      this.#state = 'ready'
      return this.#held()
    }
    this.#running.get(message.id)?.end(message.found)
    this.#running.delete(message.id)
  }
}
