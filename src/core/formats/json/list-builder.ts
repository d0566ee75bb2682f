import { Float64List } from '../float64-list.ts'

/** Why nested lists are no array of numbers, and where. */
export type ListFault =
  | {
      readonly fault: 'jagged'
      readonly path: string
      readonly count: number
      readonly first: string
      readonly expected: number
    }
  | { readonly fault: 'words'; readonly path: string; readonly text: string }
  | { readonly fault: 'mixed' | 'objects'; readonly path: string }

/**
 * Nested lists of numbers on their way to an array. Depth is a counter, not recursion. The first fault is kept and the
 * rest of the lists ignored, so that other entries of the same text can still be read.
 */
export class ListBuilder {
  readonly #values = new Float64List()
  /** Items so far in the list that is open at each depth. */
  readonly #counts: number[] = []
  /** Length that all lists of a depth must have: that of the first one closed. */
  readonly #lengths: number[] = []
  #numberDepth = -1
  #fault: ListFault | null = null

  get fault(): ListFault | null {
    return this.#fault
  }

  /** Number of lists that are open. */
  get depth(): number {
    return this.#counts.length
  }

  openList(): void {
    this.#countItem()
    if (this.#numberDepth >= 0 && this.depth >= this.#numberDepth) this.#fail('mixed')
    this.#counts.push(0)
  }

  closeList(): void {
    const depth = this.depth - 1
    const count = this.#counts[depth]
    const expected = this.#lengths[depth] ?? count
    this.#counts.pop()
    if (count === expected) this.#lengths[depth] = count
    else this.#fault ??= { fault: 'jagged', path: this.#path(), count, first: this.#firstPath(), expected }
  }

  number(value: number): void {
    this.#countItem()
    if (this.#numberDepth < 0 && this.#lengths[this.depth] === undefined) this.#numberDepth = this.depth
    if (this.depth === this.#numberDepth) this.#values.push(value)
    else this.#fail('mixed')
  }

  words(text: string): void {
    this.#countItem()
    this.#fault ??= { fault: 'words', path: this.#path(), text }
  }

  object(): void {
    this.#countItem()
    this.#fail('objects')
  }

  /** Shape and values, once all lists are closed and without a fault. */
  finish(): { shape: number[]; values: Float64Array } {
    return { shape: this.#lengths.slice(), values: this.#values.values() }
  }

  #fail(fault: 'mixed' | 'objects'): void {
    this.#fault ??= { fault, path: this.#path() }
  }

  #countItem(): void {
    if (this.depth > 0) this.#counts[this.depth - 1] += 1
  }

  /** Place of the item under way, like `[1][0]`. */
  #path(): string {
    return this.#counts.map((count) => `[${count - 1}]`).join('')
  }

  /** Its first sibling, with which its length is compared. */
  #firstPath(): string {
    return this.#counts.map(() => '[0]').join('')
  }
}
