import { EngineFailure, type Failure, type Progress, type RunHandlers } from './engine.ts'
import type { ScanHandlers, ScannedTensor } from './scan-types.ts'
import { Patience } from './patience.ts'
import type { Call, CallName, Calls, Stop } from './protocol.ts'

/**
 * What becomes of a request under way when a newer one comes: `load` and `scan` are stopped at once and reject;
 * a run may finish and deliver while it is young (see `Patience`); the rest always finishes, or ends with the weights that it is about.
 */
export type Overtaking = 'stop' | 'patience' | 'finish'

/** Whom to tell of what happens before the end; each kind of request has only some of it. */
export type Handlers = RunHandlers & ScanHandlers

interface Job<C extends CallName> {
  readonly id: number
  readonly request: Calls[C]['request']
  readonly handlers: Handlers
  readonly resolve: (reply: Calls[C]['reply']) => void
  readonly reject: (error: EngineFailure) => void
  sentAt: number
  /** Nobody waits for it any more, but the other side has not answered yet. */
  settled: boolean
  stopSent: boolean
  /** A provisional result of it is on show. */
  shown: boolean
}

const STOPPED: Failure = { kind: 'stopped' }
let lastJob = 0

/** A number that no other request of this page has. */
export function newJob(): number {
  lastJob += 1
  return lastJob
}

/**
 * One kind of request: the newest waits, and one is under way. While answers come as fast as those of a drag, the next
 * one goes out without waiting for the answer before it: that may lie in the page's queue for as long as the page draws,
 * and the worker would stand still.
 */
export class Lane<C extends CallName> {
  readonly #call: C
  readonly #overtaking: Overtaking
  readonly #post: (message: Call<C> | Stop) => void
  readonly #patience: Patience
  /** In the order in which they went out. */
  #flying: readonly Job<C>[] = []
  #waiting: Job<C> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(call: C, overtaking: Overtaking, post: (message: Call<C> | Stop) => void, youngMs?: number) {
    this.#patience = new Patience(youngMs)
    this.#call = call
    this.#overtaking = overtaking
    this.#post = post
  }

  get flying(): boolean {
    return this.#flying.length > 0
  }

  /** Is there something that could be sent now? */
  get ready(): boolean {
    return this.#waiting !== null && this.#room
  }

  get #room(): boolean {
    const [only, ...more] = this.#flying
    if (only === undefined) return true
    return more.length === 0 && this.#overtaking === 'patience' && this.#patience.brisk && !only.shown && !only.stopSent
  }

  /** Queues a request; it goes out with the next `send`. */
  ask(request: Calls[C]['request'], handlers: Handlers = {}): Promise<Calls[C]['reply']> {
    return new Promise((resolve, reject) => {
      if (this.#waiting) settle(this.#waiting, STOPPED)
      this.#waiting = {
        id: newJob(),
        request,
        handlers,
        resolve,
        reject,
        sentAt: 0,
        settled: false,
        stopSent: false,
        shown: false,
      }
      this.#overtake()
    })
  }

  send(): void {
    const job = this.#waiting
    if (!job || !this.#room) return
    this.#waiting = null
    this.#flying = [...this.#flying, job]
    job.sentAt = performance.now()
    this.#post({ type: 'call', call: this.#call, job: job.id, request: job.request } as Call<C>)
    this.#overtake()
  }

  progress(id: number, progress: Progress): void {
    const job = this.#wanted(id)
    job?.handlers.onProgress?.(progress)
  }

  scanned(id: number, tensor: ScannedTensor): void {
    this.#wanted(id)?.handlers.onTensor?.(tensor)
  }

  provisional(id: number, evaluation: Calls['run']['reply']): void {
    const job = this.#wanted(id)
    if (!job) return
    this.#patience.delivered(performance.now() - job.sentAt)
    job.shown = true
    job.handlers.onProvisional?.(evaluation)
    this.#overtake()
  }

  /** Delivers a reply. Returns the request, unless nobody waits for it any more. */
  done(id: number, reply: Calls[C]['reply']): Calls[C]['request'] | undefined {
    const job = this.#land(id)
    if (!job) return undefined
    this.#patience.delivered(performance.now() - job.sentAt)
    if (job.settled) return undefined
    job.settled = true
    job.resolve(reply)
    return job.request
  }

  failed(id: number, failure: Failure): void {
    const job = this.#land(id)
    if (job) settle(job, failure)
  }

  /** The reader's stop: promises reject at once, the other side hears of it as soon as it listens. */
  stop(): void {
    this.rejectWaiting(STOPPED)
    for (const job of this.#flying) {
      settle(job, STOPPED)
      this.#cut(job)
    }
  }

  /** The other side is gone: no answer will come to what is under way. */
  rejectFlying(failure: Failure): void {
    const jobs = this.#flying
    this.#flying = []
    clearTimeout(this.#timer)
    for (const job of jobs) settle(job, failure)
  }

  rejectWaiting(failure: Failure): void {
    const job = this.#waiting
    this.#waiting = null
    if (job) settle(job, failure)
  }

  #wanted(id: number): Job<C> | null {
    return this.#flying.find((job) => job.id === id && !job.settled) ?? null
  }

  #land(id: number): Job<C> | null {
    const job = this.#flying.find((one) => one.id === id)
    if (!job) return null
    this.#flying = this.#flying.filter((one) => one !== job)
    clearTimeout(this.#timer)
    this.#overtake()
    return job
  }

  #overtake(): void {
    const [job, newer = this.#waiting] = this.#flying
    if (!job || !newer || this.#overtaking === 'finish') return
    if (this.#overtaking === 'stop') {
      settle(job, STOPPED)
      this.#cut(job)
      return
    }
    clearTimeout(this.#timer)
    // once it has moved the picture, what is left of a run is only in the way of the newest
    const left = job.shown ? 0 : this.#patience.ms - (performance.now() - job.sentAt)
    if (left <= 0) this.#cut(job)
    else this.#timer = setTimeout(() => this.#cut(job), left)
  }

  #cut(job: Job<C>): void {
    if (job.stopSent || !this.#flying.includes(job)) return
    job.stopSent = true
    if (!job.settled && !job.shown) this.#patience.cut()
    this.#post({ type: 'stop', job: job.id })
  }
}

function settle<C extends CallName>(job: Job<C>, failure: Failure): void {
  if (job.settled) return
  job.settled = true
  job.reject(new EngineFailure(failure))
}
