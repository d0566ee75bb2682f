import { CoreError } from '../../errors.ts'
import { portion, type Steps } from '../../steps.ts'
import { excerpt } from '../excerpt.ts'
import { Float64List } from '../float64-list.ts'
import type { FileNote } from '../problems.ts'
import { isWord, looksNumeric } from './cell.ts'
import { CellReader } from './cell-reader.ts'
import { findDialect } from './dialect.ts'
import { hasWide, narrow } from './narrow.ts'
import { type Row, rowsOf } from './rows.ts'

/** Numbers in lines and columns. */
export interface Table {
  readonly format: 'CSV' | 'TSV' | 'text'
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
  readonly notes: readonly FileNote[]
}

/** What a table with several columns is called. */
const FORMATS = { ',': 'CSV', ';': 'CSV', '\t': 'TSV', ' ': 'text' } as const

/** The share of the work after which the dialect is known; most often that is at once. */
const FOUND = 0.2
/** Longer rows are read with pauses, this many cells at a time. */
const LONG = 1 << 14

/** Reads a table of numbers, however it is delimited. Throws the `text-…` problems. */
export function* readTable(file: string, text: string): Steps<Table> {
  const original = text.replace(/\r\n?/g, '\n')
  const plain = narrow(original)
  const dialect = yield* portion(findDialect(plain), 0, FOUND)
  const table = new TableReader(file, new CellReader(file, dialect))
  try {
    yield* portion(readRows(table, rowsOf(plain, dialect.delimiter)), FOUND, 1)
  } catch (error) {
    // where nothing at all is a number, the first word is not the point; a spoilt number is
    if (isWordProblem(error) && !(yield* hasNumbers(plain, dialect.delimiter))) throw noNumbers(file, 'words')
    throw error
  }
  const read = table.finish(original)
  return { ...read, format: read.columns > 1 ? FORMATS[dialect.delimiter] : 'text' }
}

function* readRows(table: TableReader, rows: Iterable<Row | number>): Steps<void> {
  for (const row of rows) {
    if (typeof row === 'number') yield row
    else if (row.cells.length <= LONG) table.add(row)
    else yield* table.addLong(row)
  }
}

class TableReader {
  readonly #file: string
  readonly #cells: CellReader
  readonly #values = new Float64List()
  #header: Row | undefined
  #first: Row | undefined
  #rows = 0
  #lastColumnEmpty = true

  constructor(file: string, cells: CellReader) {
    this.#file = file
    this.#cells = cells
  }

  add(row: Row): void {
    if (this.#begins(row)) this.#read(row, 0, row.cells.length)
  }

  *addLong(row: Row): Steps<void> {
    if (!this.#begins(row)) return
    const { length } = row.cells
    for (let from = 0; from < length; from += LONG) {
      this.#read(row, from, Math.min(length, from + LONG))
      yield from / length
    }
  }

  /** Are there values in this row? */
  #begins(row: Row): boolean {
    const { line, cells, openQuote } = row
    if (openQuote !== undefined) throw new CoreError('text-quote', { file: this.#file, line, column: openQuote })
    if (!this.#header && !this.#first && cells.some(isWord)) {
      this.#header = row
      return false
    }
    this.#first ??= row
    const expected = this.#first.cells.length
    if (cells.length !== expected) {
      this.#cells.check(cells, line)
      const values = { file: this.#file, line, count: cells.length, firstLine: this.#first.line, expected }
      throw new CoreError('text-ragged', values)
    }
    if (cells[expected - 1] !== '') this.#lastColumnEmpty = false
    this.#rows += 1
    return true
  }

  #read({ cells, line }: Row, from: number, to: number): void {
    for (let column = from; column < to; column++) this.#values.push(this.#cells.read(cells[column], column, line))
  }

  finish(original: string): Omit<Table, 'format'> {
    if (!this.#first || this.#cells.numbers === 0) throw this.#nothingRead()
    const width = this.#first.cells.length
    const dropLast = this.#lastColumnEmpty && width > 1 && !this.#header?.cells[width - 1]
    const columns = dropLast ? width - 1 : width
    const all = this.#values.values()
    const values = dropLast ? all.filter((_, i) => i % width !== columns) : all
    const notes = [...this.#cells.notes(dropLast ? this.#rows : 0), ...this.#headerNotes(width)]
    if (dropLast) notes.push({ code: 'note-trailing-column', values: { file: this.#file } })
    if (hasWide(original.slice(this.#first.start)))
      notes.push({ code: 'note-full-width', values: { file: this.#file } })
    return { rows: this.#rows, columns, values, notes }
  }

  #headerNotes(width: number): FileNote[] {
    if (!this.#header) return []
    const file = this.#file
    const { cells, line } = this.#header
    const notes: FileNote[] = []
    if (cells.some(looksNumeric)) {
      notes.push({ code: 'note-header', values: { file, line, text: excerpt(cells.join(', ')) } })
    }
    // pandas leaves the name of the index empty, its reader then calls it "Unnamed: 0"; R leaves the cell out
    const leftOut = cells.length > 1 && cells.length === width - 1
    if (leftOut || /^(?:|unnamed: 0)$/i.test(cells[0])) {
      notes.push({ code: 'note-index-column', values: { file } })
    }
    return notes
  }

  #nothingRead(): CoreError {
    const header = this.#header
    const spoilt = header?.cells.findIndex(isWord) ?? -1
    if (header && !this.#first && header.cells.some(looksNumeric)) {
      return this.#cells.refusal(header.cells[spoilt], spoilt, header.line)
    }
    return noNumbers(this.#file, this.#first || !header ? 'nothing' : 'header')
  }
}

function noNumbers(file: string, holds: 'nothing' | 'header' | 'words'): CoreError {
  return new CoreError('text-no-numbers', { file, holds })
}

/** `1/2` and `$3` are spoilt numbers, not words. */
const SPOILT = /^[^\p{L}\d]*\d/u

function isWordProblem(error: unknown): boolean {
  if (!(error instanceof CoreError)) return false
  const { problem } = error
  return problem.code === 'text-ragged' || (problem.code === 'text-not-a-number' && !SPOILT.test(problem.values.text))
}

function* hasNumbers(text: string, delimiter: Parameters<typeof rowsOf>[1]): Steps<boolean> {
  for (const row of rowsOf(text, delimiter)) {
    if (typeof row === 'number') yield row
    else if (row.cells.some(looksNumeric)) return true
  }
  return false
}
