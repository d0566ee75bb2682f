import { CoreError } from '../errors.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'
import type { Contents, Entry, Opened, Pace, TensorInfo } from './contents.ts'
import { excerpt } from './excerpt.ts'
import { ITEMS } from './paced.ts'
import type { FileNote } from './problems.ts'

export interface Part {
  readonly file: string
  readonly contents: Contents
}

/** Names of tensors that a note lists. */
const NAMED = 5

/** One list of tensors with distinct names, since a name is how a tensor is asked for. */
export function* assemble(parts: readonly Part[], refused: readonly CoreError[]): Steps<Opened> {
  const entries = new Map<string, Entry>()
  const notes: FileNote[] = []
  const copies = new Map<string, number>()
  for (const { file, contents } of parts) {
    notes.push(...contents.notes)
    const shownAs = new Map<string, string>()
    const duplicate = { file, count: 0, name: '', shown: '' }
    for (const entry of contents.entries) {
      const shown = freeName(entry.name, entries, copies)
      if (shown !== entry.name && duplicate.count++ === 0) {
        Object.assign(duplicate, { name: excerpt(entry.name), shown: excerpt(shown) })
      }
      // of two with one name the first is meant
      if (!shownAs.has(entry.name)) shownAs.set(entry.name, shown)
      const codes = entry.codes === undefined ? undefined : shownAs.get(entry.codes)
      entries.set(shown, { ...entry, name: shown, ...(codes === undefined ? {} : { codes }) })
      // by then all files are read
      if (entries.size % ITEMS === 0) yield 1
    }
    if (duplicate.count > 0) notes.push({ code: 'note-duplicate', values: duplicate })
    notes.push(...unread(file, contents))
  }
  for (const error of refused) notes.push({ code: 'note-file-refused', values: { problem: error.problem } })
  const files = parts.map((part) => part.file).join(', ')
  return {
    tensors: Array.from(entries.values(), infoOf),
    notes,
    about: parts.flatMap(({ contents }) => contents.about ?? []),
    read: (name, pace) => read(entries.get(name), name, files, pace),
  }
}

/** Only what describes the tensor: not the way to its values. */
function infoOf({ name, shape, dtype, count, bytes, codes, problem }: Entry): TensorInfo {
  const info = { name, shape, dtype, count, bytes }
  return { ...info, ...(codes === undefined ? {} : { codes }), ...(problem ? { problem } : {}) }
}

/** A remark on the tensors that cannot be read, with the reason of the first. */
function unread(file: string, { entries }: Contents): FileNote[] {
  const missing = entries.filter(({ problem }) => problem)
  const problem = missing[0]?.problem
  if (!problem) return []
  const names = missing.slice(0, NAMED).map(({ name }) => excerpt(name))
  return [{ code: 'note-unread', values: { file, count: missing.length, names: names.join(', '), problem } }]
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

async function read(entry: Entry | undefined, tensor: string, file: string, pace: Pace | undefined): Promise<Tensor> {
  if (!entry) throw new CoreError('tensor-unknown', { file, tensor: excerpt(tensor) })
  const { name, shape, dtype, count } = entry
  try {
    return { name, shape, dtype, ...(await entry.load(pace)) }
  } catch (error) {
    // what a browser throws where there is no room for an array
    if (!(error instanceof RangeError)) throw error
    throw new CoreError('tensor-memory', { file, tensor: excerpt(name), count, bytes: 4 * count })
  }
}
