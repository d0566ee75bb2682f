import type { Steps } from '../../steps.ts'
import { type Contents, stem } from '../contents.ts'
import type { Reader } from '../reader.ts'
import { openText } from '../text/read.ts'
import { readTable } from '../text/table.ts'

/** Tables of numbers: comma, semicolon, tab or space between them. */
export const reader: Reader = {
  id: 'text',
  order: 2,
  extensions: ['csv', 'tsv', 'txt'],
  alsoFine: ['dat', 'tab', 'text', 'asc', 'out', 'log', 'md'],
  open: openText(parse),
  parse,
}

/** A single row or column is a vector. */
function* parse(name: string, text: string): Steps<Contents> {
  const { format, rows, columns, values, notes } = yield* readTable(name, text)
  const shape = rows === 1 || columns === 1 ? [values.length] : [rows, columns]
  const load = async () => ({ data: values })
  const bytes = values.byteLength
  const entry = { name: stem(name), shape, dtype: 'f64 text', count: values.length, bytes, load }
  return { format, entries: [entry], notes }
}
