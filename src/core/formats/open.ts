import { CoreError } from '../errors.ts'
import type { Tensor } from '../tensor.ts'
import type { Contents, Entry, Opened } from './contents.ts'
import { excerpt } from './excerpt.ts'
import type { FileNote } from './problems.ts'
import { misleads, OPENS, readerOf } from './readers/index.ts'
import { refusal } from './refusal.ts'
import { HEAD_BYTES, sniff } from './sniff.ts'
import { type ByteSource, readBytes } from './source.ts'
import { sniffText } from './text/sniff-text.ts'

/**
 * Opens files by their content, whatever their names say, and lists their tensors. Of several files those that cannot be
 * opened become notes. Throws CoreError where nothing could be opened.
 */
export async function openWeights(files: readonly ByteSource[]): Promise<Opened> {
  const parts: Part[] = []
  const refused: CoreError[] = []
  for (const file of files) {
    try {
      parts.push({ file: file.name, contents: await openFile(file) })
    } catch (error) {
      if (!(error instanceof CoreError)) throw error
      refused.push(error)
    }
  }
  if (parts.length === 0) throw refused[0] ?? new CoreError('no-files', { opens: OPENS })
  return assemble(parts, refused)
}

/** Opens text that was typed or pasted. `name` stands in sentences and is what an array without a name is called. */
export function readText(name: string, text: string): Opened {
  if (text.trim() === '') throw new CoreError('file-empty', { file: name })
  const sniffed = sniffText(text)
  const parse = sniffed.nature === 'format' ? readerOf(sniffed.name)?.parse : undefined
  if (!parse) throw refusal({ file: name, bytes: text.length, start: '' }, sniffed)
  return assemble([{ file: name, contents: parse(name, text) }], [])
}

async function openFile(file: ByteSource): Promise<Contents> {
  if (file.size === 0) throw new CoreError('file-empty', { file: file.name })
  const head = await readBytes(file, 0, Math.min(file.size, HEAD_BYTES))
  const sniffed = sniff(head, file.size)
  const reader = sniffed.nature === 'format' ? readerOf(sniffed.name) : undefined
  if (!reader) throw refusal({ file: file.name, bytes: file.size, start: hex(head.subarray(0, 8)) }, sniffed)
  const contents = await reader.open(file)
  const extension = /[^.]\.([^.]+)$/.exec(file.name)?.[1].toLowerCase() ?? ''
  if (!misleads(reader, extension)) return contents
  const note: FileNote = { code: 'note-extension', values: { file: file.name, format: contents.format } }
  return { ...contents, notes: [note, ...contents.notes] }
}

interface Part {
  readonly file: string
  readonly contents: Contents
}

/** One list of tensors with distinct names, since a name is how a tensor is asked for. */
function assemble(parts: readonly Part[], refused: readonly CoreError[]): Opened {
  const entries = new Map<string, Entry>()
  const notes: FileNote[] = []
  const copies = new Map<string, number>()
  for (const { file, contents } of parts) {
    notes.push(...contents.notes)
    const duplicate = { file, count: 0, name: '', shown: '' }
    for (const entry of contents.entries) {
      const shown = freeName(entry.name, entries, copies)
      if (shown !== entry.name && duplicate.count++ === 0) {
        Object.assign(duplicate, { name: excerpt(entry.name), shown: excerpt(shown) })
      }
      entries.set(shown, { ...entry, name: shown })
    }
    if (duplicate.count > 0) notes.push({ code: 'note-duplicate', values: duplicate })
  }
  for (const error of refused) notes.push({ code: 'note-file-refused', values: { problem: error.problem } })
  const files = parts.map((part) => part.file).join(', ')
  const tensors = Array.from(entries.values(), ({ name, shape, dtype, count }) => ({ name, shape, dtype, count }))
  return { tensors, notes, read: (name) => read(entries.get(name), name, files) }
}

/** `w (2)` for the second `w`. `copies` remembers how far the counting came. */
function freeName(name: string, taken: ReadonlyMap<string, unknown>, copies: Map<string, number>): string {
  let shown = name
  for (let copy = copies.get(name) ?? 2; taken.has(shown); copy++) {
    shown = `${name} (${copy})`
    copies.set(name, copy + 1)
  }
  return shown
}

async function read(entry: Entry | undefined, tensor: string, file: string): Promise<Tensor> {
  if (!entry) throw new CoreError('tensor-unknown', { file, tensor: excerpt(tensor) })
  const { name, shape, dtype } = entry
  return { name, shape, dtype, data: await entry.load() }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
}
