import type { Contents } from '../contents.ts'
import { JsonParser } from '../json/parser.ts'
import type { FileNote } from '../problems.ts'
import type { Reader } from '../reader.ts'
import type { ByteSource } from '../source.ts'
import { hasWide, narrow } from '../text/narrow.ts'
import { readTextFile } from '../text/read.ts'

/** JSON, JSON lines, and what Python and NumPy print: lists of numbers, or an object that names some. */
export const reader: Reader = {
  id: 'json',
  order: 3,
  extensions: ['json'],
  alsoFine: ['jsonl', 'ndjson', 'txt', 'text', 'log', 'py'],
  open,
  parse,
}

async function open(file: ByteSource): Promise<Contents> {
  const { text, notes } = await readTextFile(file)
  const contents = parse(file.name, text)
  return { ...contents, notes: [...notes, ...contents.notes] }
}

function parse(name: string, text: string): Contents {
  const { entries, notes } = new JsonParser(name, narrow(text), text).parse().finish()
  return { format: 'JSON', entries, notes: [...notes, ...wideNotes(name, text)] }
}

/** As the parser finds them. One that is never closed goes on to the end, since looking for another would take long. */
const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"?|'[^'\\]*(?:\\.[^'\\]*)*'?/gs

/** Full-width characters within strings are nobody's concern. */
function wideNotes(file: string, text: string): FileNote[] {
  const outside = hasWide(text) ? text.replace(STRINGS, '') : ''
  return hasWide(outside) ? [{ code: 'note-full-width', values: { file } }] : []
}
