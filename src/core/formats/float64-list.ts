/** Numbers that grow with what was really read, never with what a header promises. */
export class Float64List {
  #data = new Float64Array(8)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#data.length) {
      const larger = new Float64Array(2 * this.#length)
      larger.set(this.#data)
      this.#data = larger
    }
    this.#data[this.#length++] = value
  }

  /** A copy of exactly the numbers pushed. */
  values(): Float64Array {
    return this.#data.slice(0, this.#length)
  }
}
