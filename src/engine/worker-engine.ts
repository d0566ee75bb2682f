import type { Values } from '../core/tensor.ts'
import {
  type Engine,
  EngineFailure,
  type Failure,
  type HeldWeights,
  type PickedWeight,
  type Progress,
  type RunHandlers,
  type RunRequest,
  type SortingOffer,
  type SortRequest,
  type WeightsRequest,
} from './engine.ts'
import { type Handlers, Lane, newJob } from './lane.ts'
import { Orders } from './orders.ts'
import type {
  CallName,
  Calls,
  ClientMessage,
  Connect,
  Connection,
  Done,
  Listener,
  Which,
  WorkerMessage,
} from './protocol.ts'
import type { ScanHandlers, ScanRequest } from './scan-types.ts'
import { nextTurn } from './task.ts'
import { Watchdog, type WatchdogTiming } from './watchdog.ts'

/** How patient an engine is; tests are in more of a hurry. */
export interface Timing extends WatchdogTiming {
  /** A run that was overtaken is not stopped before this age. */
  readonly youngMs?: number
}

/** Silent for more than 5 s while at work is dead; a script on a slow line has a minute. */
const TIMING: Timing = { tickMs: 1000, silent: 6, starting: 60 }
const MOST_RESTARTS = 2

/**
 * The client of the worker. One request of each kind is under way, the newest waits, what is between rejects with
 * `stopped`. A run that was overtaken while young finishes, delivers and resolves with its own result, because a drag
 * should show as many results as the worker can make.
 *
 * Whatever ends the worker (an error, an unreadable message, silence) leads to a new one that loads the current weights
 * again, under the same id. The third death without a result in between is taken for a loop: the engine then stays down
 * until it is asked for something.
 */
export class WorkerEngine implements Engine {
  readonly #connect: Connect
  readonly #watchdog: Watchdog
  readonly #lanes: { readonly [C in CallName]: Lane<C> }
  readonly #orders = new Orders()
  readonly #listeners = new Set<() => void>()
  #connection: Connection | null = null
  /** The last load that somebody waited for: what is loaded again after a restart. */
  #kept: Calls['load']['request'] | null = null
  /** Does the worker have `#kept`? */
  #holds = true
  /** After a death: the new worker has not answered yet, or the job that loads `#kept` again. */
  #reviving: 'starting' | number | null = null
  /** Deaths since the last result. */
  #deaths = 0
  #disposed = false

  constructor(connect: Connect, timing: Timing = TIMING) {
    this.#connect = connect
    this.#watchdog = new Watchdog(
      timing,
      () => this.#working,
      () => this.#crashed('no sign of life'),
    )
    const post = (message: ClientMessage): void => this.#connection?.post(message)
    this.#lanes = {
      load: new Lane('load', 'stop', post),
      run: new Lane('run', 'patience', post, timing.youngMs),
      pick: new Lane('pick', 'finish', post),
      python: new Lane('python', 'finish', post),
      values: new Lane('values', 'finish', post),
      compare: new Lane('compare', 'finish', post),
      scan: new Lane('scan', 'stop', post),
      sort: new Lane('sort', 'finish', post),
    }
    // the script of the worker loads while the page does
    this.#open()
  }

  load(request: WeightsRequest, onProgress?: (progress: Progress) => void): Promise<HeldWeights> {
    this.#stopReviving()
    return this.#ask('load', this.#orders.next(request), onProgress ? { onProgress } : {})
  }

  run(request: RunRequest, handlers: RunHandlers = {}): Promise<Calls['run']['reply']> {
    return this.#ask('run', request, handlers)
  }

  pick(which: Which): Promise<PickedWeight> {
    return this.#ask('pick', which)
  }

  python(): Promise<string> {
    return this.#ask('python', null)
  }

  values(limit: number): Promise<Values | null> {
    return this.#ask('values', { limit })
  }

  compare(values: Values): Promise<Calls['compare']['reply']> {
    return this.#ask('compare', { values })
  }

  scan(request: ScanRequest, handlers: ScanHandlers = {}): Promise<number> {
    return this.#ask('scan', request, handlers)
  }

  sort(request: SortRequest, onProgress?: (progress: Progress) => void): Promise<SortingOffer | null> {
    return this.#ask('sort', request, onProgress ? { onProgress } : {})
  }

  stop(): void {
    this.#stopReviving()
    for (const lane of Object.values(this.#lanes)) lane.stop()
  }

  onRestart(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  dispose(): void {
    this.#disposed = true
    this.#disconnect()
    this.#rejectAll({ kind: 'stopped' }, { kind: 'stopped' })
    this.#listeners.clear()
  }

  #ask<C extends CallName>(call: C, request: Calls[C]['request'], handlers?: Handlers): Promise<Calls[C]['reply']> {
    if (this.#disposed) return Promise.reject(new EngineFailure({ kind: 'stopped' }))
    const reply = this.#lanes[call].ask(request, handlers)
    this.#pump()
    return reply
  }

  get #ready(): boolean {
    return Object.values(this.#lanes).some((lane) => lane.ready)
  }

  get #working(): boolean {
    return this.#reviving !== null || Object.values(this.#lanes).some((lane) => lane.flying)
  }

  /** Sends what can be sent now. Everything but a load needs the weights in the worker. */
  #pump(): void {
    const { load, run, pick, python, values, compare, scan, sort } = this.#lanes
    // what is asked about the newest result goes before the next run changes it
    const others = [pick, python, values, compare, run, scan, sort]
    if (this.#disposed || this.#reviving !== null) return
    if (!load.ready && !others.some((lane) => lane.ready)) return
    if (!this.#connection) this.#open()
    load.send()
    if (this.#holds) for (const lane of others) lane.send()
    else if (!load.flying) this.#revive()
    this.#watchdog.watch()
  }

  #open(): void {
    const listener: Listener = {
      message: (message) => {
        if (this.#connection === connection) this.#receive(message)
      },
      broken: (reason) => {
        if (this.#connection === connection) this.#crashed(reason)
      },
    }
    const connection = this.#connect(listener)
    this.#connection = connection
    this.#watchdog.reset()
  }

  #disconnect(): void {
    this.#connection?.close()
    this.#connection = null
    this.#watchdog.reset()
  }

  #receive(message: WorkerMessage): void {
    this.#watchdog.signOfLife()
    switch (message.type) {
      case 'alive':
        return
      case 'ready':
        if (this.#reviving === 'starting') this.#revive()
        return
      case 'progress':
        return this.#lanes[message.call].progress(message.job, message.progress)
      case 'scanned':
        return this.#lanes.scan.scanned(message.job, message.tensor)
      case 'provisional':
        return this.#lanes.run.provisional(message.job, message.evaluation)
      case 'done':
        if (message.job === this.#reviving && message.call === 'load') {
          this.#use(message.reply.id)
          return this.#revived()
        }
        this.#done(message)
        break
      case 'failed':
        if (message.job === this.#reviving) return this.#lost(message.failure)
        this.#lanes[message.call].failed(message.job, message.failure)
    }
    // a run that waits goes out at once: in a drag the worker would otherwise stand still while the page draws
    if (this.#lanes.run.ready) this.#pump()
    // anything else in the next turn, so that the page can ask about this result (a picked weight) first
    else if (this.#ready) void nextTurn().then(() => this.#pump())
  }

  #done<C extends CallName>(message: Done<C>): void {
    this.#deaths = 0
    const request = this.#lanes[message.call].done(message.job, message.reply)
    if (message.call !== 'load' || !request) return
    this.#kept = request as Calls['load']['request']
    this.#use(this.#kept.id)
  }

  #use(id: number): void {
    this.#holds = true
    this.#connection?.post({ type: 'use', id })
  }

  #revive(): void {
    if (!this.#kept || this.#lanes.load.ready) return this.#revived()
    const job = newJob()
    this.#reviving = job
    this.#connection?.post({ type: 'call', call: 'load', job, request: this.#kept })
  }

  /** Weights that nobody waits for any more may take long to read again. */
  #stopReviving(): void {
    if (typeof this.#reviving === 'number') this.#connection?.post({ type: 'stop', job: this.#reviving })
  }

  #revived(): void {
    this.#reviving = null
    for (const listener of this.#listeners) listener()
    this.#pump()
  }

  /** The weights could not be loaded again (the file is gone): what waits for them cannot be done. */
  #lost(failure: Failure): void {
    this.#reviving = null
    for (const lane of Object.values(this.#lanes)) if (lane !== this.#lanes.load) lane.rejectWaiting(failure)
    this.#pump()
  }

  #crashed(reason: string): void {
    this.#deaths++
    const looping = this.#deaths > MOST_RESTARTS
    this.#disconnect()
    this.#holds = this.#kept === null
    this.#reviving = looping ? null : 'starting'
    if (!looping) this.#open()
    const crashed: Failure = { kind: 'crashed', message: reason }
    this.#rejectAll(looping ? crashed : { kind: 'restarted' }, looping ? crashed : null)
    if (!looping) this.#watchdog.watch()
  }

  #rejectAll(flying: Failure, waiting: Failure | null): void {
    for (const lane of Object.values(this.#lanes)) {
      lane.rejectFlying(flying)
      if (waiting) lane.rejectWaiting(waiting)
    }
  }
}
