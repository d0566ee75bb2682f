export interface WatchdogTiming {
  readonly tickMs: number
  /** Ticks without a sign of life that mean death. */
  readonly silent: number
  /** The same while the script is still being fetched, which may take long on a slow line. */
  readonly starting: number
}

/**
 * Notices a worker that died or hangs without a word. It counts its own ticks instead of reading the clock: after the
 * page itself was frozen (a sleeping laptop, a tab in the background) one late tick is still only one.
 */
export class Watchdog {
  readonly #timing: WatchdogTiming
  readonly #isWorking: () => boolean
  readonly #onSilence: () => void
  #timer: ReturnType<typeof setInterval> | undefined
  #ticks = 0
  #started = false

  constructor(timing: WatchdogTiming, isWorking: () => boolean, onSilence: () => void) {
    this.#timing = timing
    this.#isWorking = isWorking
    this.#onSilence = onSilence
  }

  /** Work was sent out. The watch ends by itself with the work. */
  watch(): void {
    if (this.#timer !== undefined) return
    this.#ticks = 0
    this.#timer = setInterval(() => this.#tick(), this.#timing.tickMs)
  }

  signOfLife(): void {
    this.#started = true
    this.#ticks = 0
  }

  /** Another worker is watched from now on. */
  reset(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#started = false
  }

  #tick(): void {
    if (!this.#isWorking()) {
      clearInterval(this.#timer)
      this.#timer = undefined
      return
    }
    this.#ticks += 1
    if (this.#ticks >= (this.#started ? this.#timing.silent : this.#timing.starting)) this.#onSilence()
  }
}
