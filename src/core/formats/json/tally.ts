import type { FileNote } from '../problems.ts'

/** What was met on the way through a text and deserves a remark. */
export class Tally {
  /** null and None, read as NaN. */
  missing = 0
  /** NaN and Infinity, which JSON does not have. */
  constants = 0
  /** Numbers in quotation marks. */
  strings = 0
  /** true and false, read as 1 and 0. */
  booleans = 0
  /** Commas with nothing after them. */
  commas = 0
  readonly #infinite = { count: 0, text: '', line: 0 }

  /** A number beyond float64. Its line is asked for only once: counting lines takes time. */
  overflow(text: string, line: () => number): void {
    if (this.#infinite.count++ === 0) Object.assign(this.#infinite, { text, line: line() })
  }

  notes(file: string): FileNote[] {
    const counted = [
      ['note-missing', this.missing],
      ['note-json-constants', this.constants],
      ['note-json-strings', this.strings],
      ['note-json-booleans', this.booleans],
      ['note-json-comma', this.commas],
    ] as const
    const notes = counted
      .filter(([, count]) => count > 0)
      .map(([code, count]): FileNote => ({ code, values: { file, count } }))
    if (this.#infinite.count > 0) notes.push({ code: 'note-infinite', values: { file, ...this.#infinite } })
    return notes
  }
}
