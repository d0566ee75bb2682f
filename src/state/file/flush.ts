/** The table takes in what was found this often. */
const FLUSH_MS = 100

/** Shows what comes one by one together: every single one would derive all rows anew. */
export class Flush {
  readonly #show: () => void
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(show: () => void) {
    this.#show = show
  }

  /** Something is new: it is shown with what comes within the next moment. */
  soon(): void {
    this.#timer ??= setTimeout(() => this.now(), FLUSH_MS)
  }

  now(): void {
    this.drop()
    this.#show()
  }

  /** Shows what still waits to be shown, if anything does. */
  rest(): void {
    if (this.#timer !== undefined) this.now()
  }

  /** What waits is not shown any more. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
