/** Keeps what was used last, as long as it fits: `weigh` says what an entry costs. */
export class Recent<V> {
  readonly #entries = new Map<string, V>()
  readonly #limit: number
  readonly #weigh: (value: V) => number
  #total = 0

  constructor(limit: number, weigh: (value: V) => number) {
    this.#limit = limit
    this.#weigh = weigh
  }

  get(key: string): V | undefined {
    const value = this.#entries.get(key)
    if (value === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, value)
    return value
  }

  set(key: string, value: V): void {
    this.#remove(key)
    this.#entries.set(key, value)
    this.#total += this.#weigh(value)
    for (const oldest of this.#entries.keys()) {
      if (this.#total <= this.#limit) return
      this.#remove(oldest)
    }
  }

  clear(): void {
    this.#entries.clear()
    this.#total = 0
  }

  #remove(key: string): void {
    const value = this.#entries.get(key)
    if (value === undefined) return
    this.#entries.delete(key)
    this.#total -= this.#weigh(value)
  }
}
