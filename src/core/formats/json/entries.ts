import { CoreError } from '../../errors.ts'
import { type Entry, stem } from '../contents.ts'
import { excerpt } from '../excerpt.ts'
import type { EntryFault, FileNote } from '../problems.ts'
import { overflows, readNumber } from '../text/number.ts'
import { ListBuilder, type ListFault } from './list-builder.ts'
import { Tally } from './tally.ts'

interface Skipped {
  readonly name: string
  readonly fault: EntryFault
  readonly problem: CoreError | null
}

/**
 * The arrays of a text as they come out of the parser. A name of `undefined` means that the text itself is the array:
 * lists that follow each other line by line are the items of one list more.
 */
export class JsonEntries {
  readonly tally = new Tally()
  readonly #file: string
  readonly #lines = new ListBuilder()
  readonly #entries: Entry[] = []
  readonly #skipped: Skipped[] = []
  #open: { readonly name: string | undefined; readonly builder: ListBuilder } | null = null
  #lineCount = 0

  constructor(file: string) {
    this.#file = file
    this.#lines.openList()
  }

  get inList(): boolean {
    return this.#open !== null
  }

  openList(name: string | undefined): void {
    this.#open ??= { name, builder: name === undefined ? this.#line() : new ListBuilder() }
    this.#open.builder.openList()
  }

  closeList(): void {
    if (!this.#open) return
    const { name, builder } = this.#open
    builder.closeList()
    if (builder.depth > (name === undefined ? 1 : 0)) return
    this.#open = null
    if (name !== undefined) this.#finish(name, builder)
  }

  object(): void {
    this.#open?.builder.object()
  }

  /** `inDigits`: not a word such as NaN. */
  number(name: string | undefined, value: number, inDigits: boolean): void {
    if (!inDigits) this.tally.constants += 1
    const builder = this.#builder(name)
    if (builder) builder.number(value)
    else this.#add(name ?? '', [], Float64Array.of(value))
  }

  boolean(name: string | undefined, value: boolean): void {
    const builder = this.#builder(name)
    if (!builder) return this.#skip(name ?? '', 'words')
    this.tally.booleans += 1
    builder.number(value ? 1 : 0)
  }

  nothing(name: string | undefined): void {
    const builder = this.#builder(name)
    if (!builder) return this.#skip(name ?? '', 'empty')
    this.tally.missing += 1
    builder.number(NaN)
  }

  /** `line` is asked only where the number in the string is beyond float64. */
  string(name: string | undefined, text: string, line: () => number): void {
    const builder = this.#builder(name)
    if (!builder) return this.#skip(name ?? '', 'words')
    const value = readNumber(text.trim())
    if (value === undefined) return builder.words(excerpt(text))
    this.tally.strings += 1
    if (overflows(value, text.trim())) this.tally.overflow(excerpt(text), line)
    builder.number(value)
  }

  /** The arrays that were read, and remarks. Throws where there is none. */
  finish(): { entries: Entry[]; notes: FileNote[] } {
    if (this.#lineCount > 0) this.#finishLines()
    if (!this.#entries.some((entry) => entry.shape.length > 0)) throw this.#nothingRead()
    const notes = [...this.tally.notes(this.#file), ...this.#skippedNotes()]
    if (this.#lineCount > 1)
      notes.push({ code: 'note-json-lines', values: { file: this.#file, count: this.#lineCount } })
    return { entries: this.#entries, notes }
  }

  /** Where a value goes that is not an entry of its own. */
  #builder(name: string | undefined): ListBuilder | undefined {
    return this.#open?.builder ?? (name === undefined ? this.#line() : undefined)
  }

  #line(): ListBuilder {
    this.#lineCount += 1
    return this.#lines
  }

  #finishLines(): void {
    this.#lines.closeList()
    const { fault } = this.#lines
    const single = this.#lineCount === 1
    if (fault) throw this.#problem(fault, (path) => (single ? path.replace(/^\[0\]/, '') : path))
    const { shape, values } = this.#lines.finish()
    if (values.length > 0) this.#add(stem(this.#file), single ? shape.slice(1) : shape, values)
  }

  #finish(name: string, builder: ListBuilder): void {
    const { fault } = builder
    if (fault) {
      const problem = this.#problem(fault, (path) => `${excerpt(name)}${path}`)
      this.#skipped.push({ name, fault: fault.fault, problem })
      return
    }
    const { shape, values } = builder.finish()
    if (values.length === 0) this.#skip(name, 'empty')
    else this.#add(name, shape, values)
  }

  #add(name: string, shape: readonly number[], values: Float64Array): void {
    const load = async () => ({ data: values })
    this.#entries.push({ name, shape, dtype: 'f64 text', count: values.length, bytes: values.byteLength, load })
  }

  #skip(name: string, fault: EntryFault): void {
    this.#skipped.push({ name, fault, problem: null })
  }

  #problem(fault: ListFault, placed: (path: string) => string): CoreError {
    const file = this.#file
    const path = placed(fault.path)
    switch (fault.fault) {
      case 'jagged': {
        const { count, expected } = fault
        return new CoreError('json-jagged', { file, path, count, first: placed(fault.first), expected })
      }
      case 'words':
        return new CoreError('json-words', { file, path, text: fault.text })
      default:
        return new CoreError(`json-${fault.fault}`, { file, path })
    }
  }

  #nothingRead(): CoreError {
    const problem = this.#skipped.find((skipped) => skipped.problem)?.problem
    const keys = firstNames([...this.#entries, ...this.#skipped])
    return problem ?? new CoreError('json-no-numbers', { file: this.#file, keys })
  }

  #skippedNotes(): FileNote[] {
    const faults = [...new Set(this.#skipped.map((skipped) => skipped.fault))]
    return faults.map((fault) => {
      const alike = this.#skipped.filter((skipped) => skipped.fault === fault)
      const values = { file: this.#file, names: firstNames(alike), count: alike.length, fault }
      return { code: 'note-skipped', values }
    })
  }
}

const SHOWN = 3

function firstNames(named: readonly { readonly name: string }[]): string {
  const names = named.slice(0, SHOWN).map(({ name }) => excerpt(name))
  return named.length > SHOWN ? `${names.join(', ')}, …` : names.join(', ')
}
