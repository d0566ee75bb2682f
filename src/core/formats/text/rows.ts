import { STRIDE } from '../pace.ts'

export type Delimiter = ',' | ';' | '\t' | ' '

/** One line of a table, or several where a quoted cell holds line breaks. */
export interface Row {
  /** Of its first character, from 1. */
  readonly line: number
  /** Where it begins in the text. */
  readonly start: number
  readonly cells: readonly string[]
  /** The column, from 1, whose quotation mark is never closed; such a row is the last. */
  readonly openQuote?: number
}

/** `#` and `%` begin comments (numpy.savetxt, MATLAB), but Excel writes `#N/A` for a missing value, and `sep=;` on top. */
const COMMENT = /^\s*(?:%|sep=.?\s*$|#(?!n\/a|num!|div\/0!|value!|ref!|name\?|null!))/i

/**
 * The rows of `text`, whose line ends are `\n`; without blank lines and comments. `' '` stands for any run of blanks.
 * Between rows a number comes now and then: how far it is (0 to 1), so that long work can pause.
 */
export function* rowsOf(text: string, delimiter: Delimiter): Generator<Row | number> {
  let line = 1
  let start = 0
  let pause = STRIDE
  while (start < text.length) {
    if (start >= pause) {
      pause = start + STRIDE
      yield start / text.length
    }
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const content = text.slice(start, end)
    if (content.trim() === '' || COMMENT.test(content)) {
      line += 1
      start = end + 1
    } else if (content.includes('"')) {
      const row = quotedRow(text, start, delimiter)
      yield { line, start, ...row }
      line += text.slice(start, row.end).split('\n').length
      start = row.end + 1
    } else {
      const cells = content.length > STRIDE ? yield* splitLong(content, delimiter) : splitPlain(content, delimiter)
      yield { line, start, cells }
      line += 1
      start = end + 1
    }
  }
}

function splitPlain(content: string, delimiter: Delimiter): string[] {
  if (delimiter === ' ') return content.trim().split(/[ \t]+/)
  return content.split(delimiter).map((cell) => cell.trim())
}

/** The same for a line that is a whole file: it is cut between cells, and tells how far it is. */
function* splitLong(content: string, delimiter: Delimiter): Generator<number, string[]> {
  const line = delimiter === ' ' ? content.trim() : content
  const between = delimiter === ' ' ? /[ \t]+/g : new RegExp(delimiter, 'g')
  const cells: string[] = []
  for (let from = 0; from <= line.length; ) {
    between.lastIndex = from + STRIDE
    const cut = between.exec(line)
    const to = cut?.index ?? line.length
    for (const cell of splitPlain(line.slice(from, to), delimiter)) cells.push(cell)
    from = to + (cut?.[0].length ?? 1)
    yield to / line.length
  }
  return cells
}

interface QuotedRow {
  readonly cells: string[]
  readonly end: number
  readonly openQuote?: number
}

/** RFC 4180: a quotation mark at the start of a cell opens it, two within are one, line breaks within belong to it. */
function quotedRow(text: string, start: number, delimiter: Delimiter): QuotedRow {
  const cells: string[] = []
  const between = delimiter === ' ' ? /[ \t]*/y : delimiter === '\t' ? / */y : /[ \t]*/y
  const plain =
    delimiter === ' ' ? /[^ \t\n]*/y : delimiter === '\t' ? /[^\t\n]*/y : delimiter === ',' ? /[^,\n]*/y : /[^;\n]*/y
  let at = start
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  for (;;) {
    take(between)
    let cell = ''
    while (text[at] === '"') {
      const close = text.indexOf('"', at + 1)
      if (close < 0) return { cells, end: text.length, openQuote: cells.length + 1 }
      cell += text.slice(at + 1, close)
      at = close + 1
      if (text[at] === '"') cell += '"'
    }
    cells.push((cell + take(plain)).trim())
    if (delimiter === ' ') take(between)
    const atEnd = at >= text.length || text[at] === '\n'
    if (atEnd) return { cells, end: at }
    if (delimiter !== ' ') at += 1
  }
}
