/** Runs as short as those of a drag take 5 to 15 ms. */
export const YOUNG_MS = 40
const MOST_MS = 250

/**
 * How old a run may grow after a newer one was asked for. Runs as short as those of a drag always finish, so that every
 * one of them moves the picture. A fixed limit would show nothing at all when each run takes a little longer than it;
 * so a run that was cut makes the next one's limit longer, up to what a reader still takes for immediate.
 */
export class Patience {
  readonly #least: number
  #limit: number
  #brisk = false

  constructor(least = YOUNG_MS) {
    this.#least = least
    this.#limit = least
  }

  get ms(): number {
    return this.#limit
  }

  /** Did the newest result come within the youth of a run? */
  get brisk(): boolean {
    return this.#brisk
  }

  /** A result came after `ms`: the next one is likely to take as long. */
  delivered(ms: number): void {
    this.#brisk = ms <= this.#least
    this.#limit = Math.max(this.#least, Math.min(MOST_MS, 1.5 * ms))
  }

  cut(): void {
    this.#brisk = false
    this.#limit = Math.max(this.#least, Math.min(MOST_MS, 2 * this.#limit))
  }
}
