import { CoreError } from '../../errors.ts'
import { excerpt } from '../excerpt.ts'
import type { FileNote } from '../problems.ts'
import { faultOf, hasControl, isMissing, looksNumeric, readGrouped, readPlain } from './cell.ts'
import type { Dialect } from './dialect.ts'
import { overflows } from './number.ts'

/** Turns cells into numbers and remembers what deserves a remark. */
export class CellReader {
  readonly #file: string
  readonly #dialect: Dialect
  /** Cells that hold a number, NaN and infinity in words included. */
  numbers = 0
  #missing = 0
  #infinite = { count: 0, text: '', line: 0 }
  #grouped = { count: 0, text: '', value: 0 }
  #comma = { text: '', value: 0 }

  constructor(file: string, dialect: Dialect) {
    this.#file = file
    this.#dialect = dialect
  }

  /** The value of a cell, NaN where it is missing. `column` counts from 0. Throws `text-not-a-number`, `text-binary`. */
  read(cell: string, column: number, line: number): number {
    const value = readPlain(cell, this.#dialect.sign)
    if (value !== undefined) return this.#plain(cell, value, line)
    if (isMissing(cell)) {
      this.#missing += 1
      return NaN
    }
    const grouped = readGrouped(cell, this.#dialect.sign)
    if (grouped === undefined) throw this.refusal(cell, column, line)
    this.numbers += 1
    if (this.#grouped.count++ === 0) Object.assign(this.#grouped, { text: excerpt(cell), value: grouped })
    return grouped
  }

  /** Throws for the first cell of a line that is neither a number nor missing. */
  check(cells: readonly string[], line: number): void {
    cells.forEach((cell, column) => {
      if (!looksNumeric(cell) && !isMissing(cell)) throw this.refusal(cell, column, line)
    })
  }

  refusal(cell: string, column: number, line: number): CoreError {
    const place = { file: this.#file, line, column: column + 1 }
    if (hasControl(cell)) return new CoreError('text-binary', place)
    const fault = faultOf(cell, column, this.#dialect.sign)
    return new CoreError('text-not-a-number', { ...place, text: excerpt(cell), fault })
  }

  /** `ignored`: missing cells that were dropped with their column. */
  notes(ignored: number): FileNote[] {
    const file = this.#file
    const notes: FileNote[] = []
    const missing = this.#missing - ignored
    if (missing > 0) notes.push({ code: 'note-missing', values: { file, count: missing } })
    if (this.#infinite.count > 0) notes.push({ code: 'note-infinite', values: { file, ...this.#infinite } })
    if (this.#grouped.count > 0) notes.push({ code: 'note-thousands', values: { file, ...this.#grouped } })
    if (this.#comma.text) notes.push({ code: 'note-decimal-comma', values: { file, ...this.#comma } })
    return notes
  }

  #plain(cell: string, value: number, line: number): number {
    this.numbers += 1
    if (overflows(value, cell.replace(',', '.')) && this.#infinite.count++ === 0) {
      Object.assign(this.#infinite, { text: excerpt(cell), line })
    }
    if (!this.#dialect.sure && !this.#comma.text && cell.includes(',')) this.#comma = { text: excerpt(cell), value }
    return value
  }
}
