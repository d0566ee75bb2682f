import type { Steps } from '../../steps.ts'
import type { Contents } from '../contents.ts'
import { JsonParser } from '../json/parser.ts'
import type { FileNote } from '../problems.ts'
import type { Reader } from '../reader.ts'
import { hasWide, narrow } from '../text/narrow.ts'
import { openText } from '../text/read.ts'

/** JSON, JSON lines, and what Python and NumPy print: lists of numbers, or an object that names some. */
export const reader: Reader = {
  id: 'json',
  order: 3,
  extensions: ['json'],
  alsoFine: ['jsonl', 'ndjson', 'txt', 'text', 'log', 'py'],
  open: openText(parse),
  parse,
}

function* parse(name: string, text: string): Steps<Contents> {
  const read = yield* new JsonParser(name, narrow(text), text).parse()
  const { entries, notes } = read.finish()
  return { format: 'JSON', entries, notes: [...notes, ...wideNotes(name, text)] }
}

/** As the parser finds them. One that is never closed goes on to the end, since looking for another would take long. */
const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"?|'[^'\\]*(?:\\.[^'\\]*)*'?/gs

/** Full-width characters within strings are nobody's concern. */
function wideNotes(file: string, text: string): FileNote[] {
  const outside = hasWide(text) ? text.replace(STRINGS, '') : ''
  return hasWide(outside) ? [{ code: 'note-full-width', values: { file } }] : []
}
