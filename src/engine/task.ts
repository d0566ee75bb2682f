import { leave, type Steps } from '../core/steps.ts'
import type { Progress, WorkPhase } from './engine.ts'

/** Thrown inside work that a newer request, or the reader, has stopped. */
export class Stopped extends Error {
  constructor() {
    super('stopped')
    this.name = 'Stopped'
  }
}

/** Thrown where the weights that work is about are not held any more. */
export class Gone extends Error {
  constructor() {
    super('gone')
    this.name = 'Gone'
  }
}

/** How long work may keep the event loop: below one frame, so that a stop is heard before the next one. */
const SLICE_MS = 10
/** Progress is for eyes; more often only costs messages and renders. */
const REPORT_MS = 50

/**
 * One piece of work under way. It knows the clock, the event loop and the wish to stop, which the core does not.
 * Short work never leaves the current turn of the event loop: nothing here waits before the first slice is over.
 */
export class Task {
  readonly #report: (progress: Progress) => void
  #stopped = false
  readonly #onStop = new Set<() => void>()
  #sliceEnd = performance.now() + SLICE_MS
  #nextReport = 0

  constructor(report: (progress: Progress) => void = () => {}) {
    this.#report = report
  }

  stop(): void {
    this.#stopped = true
    for (const tell of this.#onStop) tell()
  }

  /** Throws `Stopped` when this work is no longer wanted. */
  check(): void {
    if (this.#stopped) throw new Stopped()
  }

  progress(phase: WorkPhase, done: number): void {
    const now = performance.now()
    if (now < this.#nextReport) return
    this.#nextReport = now + REPORT_MS
    this.#report({ phase, done })
  }

  /** Is it time to let messages in? */
  get due(): boolean {
    return performance.now() >= this.#sliceEnd
  }

  /** Lets messages in and begins a new slice. Throws `Stopped`. */
  async breathe(): Promise<void> {
    await nextTurn()
    this.check()
    this.#sliceEnd = performance.now() + SLICE_MS
  }

  /** Between two pieces of work that takes turns with waiting: reports, breathes when it is time to. Throws `Stopped`. */
  async pace(phase: WorkPhase, done: number): Promise<void> {
    this.progress(phase, done)
    await this.rest()
  }

  /** Breathes when it is time to. Throws `Stopped`. */
  async rest(): Promise<void> {
    if (this.due) await this.breathe()
    else this.check()
  }

  /** Waits for reading or fetching, which cannot be interrupted, but not longer than this work is wanted. */
  async wait<T>(promise: Promise<T>): Promise<T> {
    let giveUp = (): void => {}
    const stop = new Promise<never>((_, reject) => {
      giveUp = () => reject(new Stopped())
    })
    this.#onStop.add(giveUp)
    if (this.#stopped) giveUp()
    try {
      return await Promise.race([stop, promise])
    } finally {
      // the slice goes on: what was waited for may have been there at once, and then no message has come in
      this.#onStop.delete(giveUp)
    }
  }

  /**
   * Runs `steps` to their end, breathing between slices, where `between` may do other work. Progress is reported only
   * with a `phase`.
   */
  async drive<T>(steps: Steps<T>, phase?: WorkPhase, between?: () => Promise<void>): Promise<T> {
    try {
      for (;;) {
        const step = steps.next()
        if (step.done) return step.value
        if (typeof step.value !== 'number') await this.wait(step.value)
        else if (this.due) {
          if (phase) this.progress(phase, step.value)
          await this.breathe()
          await between?.()
        }
      }
    } finally {
      leave(steps)
    }
  }
}

/** The next turn of the event loop. Timers would do, but browsers clamp nested ones to 4 ms. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
