import { CoreError } from '../errors.ts'
import type { Steps } from '../steps.ts'
import { buffered } from './buffered.ts'
import { assemble, type Part } from './assemble.ts'
import type { Contents, Opened, Pace } from './contents.ts'
import { paceOf } from './pace.ts'
import { paced } from './paced.ts'
import { OPENS } from './extensions.ts'
import type { FileNote } from './problems.ts'
import { openRaw } from './raw.ts'
import type { RawLayout } from './raw-types.ts'
import type { Beside } from './reader.ts'
import { misleads, readerOf } from './readers/index.ts'
import { refusal } from './refusal.ts'
import { HEAD_BYTES, sniff } from './sniff.ts'
import { type ByteSource, readBytes } from './source.ts'
import { sniffText } from './text/sniff-text.ts'

export interface OpenOptions {
  /** What the bytes mean, as the reader of the page says: the content is then not asked. */
  readonly raw?: RawLayout
  /** Where a file that another one needs can be found if it was not given. */
  readonly find?: Beside['find']
  /** Opening a text takes as long as reading it. What this throws ends it. */
  readonly pace?: Pace
}

/**
 * Opens files by their content, whatever their names say, and lists their tensors. Shards and external data belong to the
 * file that names them. Of several files those that cannot be opened become notes. Throws CoreError where nothing could
 * be opened.
 */
export async function openWeights(given: readonly ByteSource[], options: OpenOptions = {}): Promise<Opened> {
  const files = given.map(buffered)
  const results = new Map<ByteSource, Contents | CoreError>()
  const claimed = new Set<ByteSource>()
  /** A file is no part of itself, whatever it says. */
  const findFor =
    (asking: ByteSource): Beside['find'] =>
    async (name) => {
      if (name === asking.name) return undefined
      const beside = files.find((file) => file.name === name)
      if (beside) claimed.add(beside)
      return beside ?? (await options.find?.(name))
    }
  const { raw } = options
  const attempt = async (file: ByteSource, pace?: Pace): Promise<void> => {
    results.set(file, await orRefusal(raw ? openRaw(file, raw) : openFile(file, { find: findFor(file) }, pace)))
  }
  for (const [i, file] of (await leadersFirst(files)).entries()) {
    if (!claimed.has(file)) await attempt(file, paceOf(options.pace, i / files.length, (i + 1) / files.length))
  }
  const kept = files.filter((file) => !claimed.has(file))
  return paced(gather(kept.map((file) => [file.name, results.get(file)] as const)), options.pace)
}

/** Opens text that was typed or pasted. `name` stands in sentences and is what an array without a name is called. */
export function* readText(name: string, text: string): Steps<Opened> {
  if (text.trim() === '') throw new CoreError('file-empty', { file: name })
  const sniffed = sniffText(text)
  const parse = sniffed.nature === 'format' ? readerOf(sniffed.name)?.parse : undefined
  if (!parse) throw refusal({ file: name, bytes: text.length, start: '' }, sniffed)
  return yield* assemble([{ file: name, contents: yield* parse(name, text) }], [])
}

/** Files that name others come first, so that these are known as theirs. */
async function leadersFirst(files: readonly ByteSource[]): Promise<readonly ByteSource[]> {
  if (files.length < 2) return files
  const leads = await Promise.all(files.map(namesOthers))
  return [...files.filter((_, i) => leads[i]), ...files.filter((_, i) => !leads[i])]
}

async function namesOthers(file: ByteSource): Promise<boolean> {
  try {
    const head = await readBytes(file, 0, Math.min(file.size, HEAD_BYTES))
    const sniffed = sniff(head, file.size)
    return sniffed.nature === 'format' && readerOf(sniffed.name)?.leads?.(head) === true
  } catch {
    return false
  }
}

async function orRefusal(opening: Promise<Contents>): Promise<Contents | CoreError> {
  try {
    return await opening
  } catch (error) {
    if (error instanceof CoreError) return error
    throw error
  }
}

function* gather(results: readonly (readonly [string, Contents | CoreError | undefined])[]): Steps<Opened> {
  const parts: Part[] = []
  const refused: CoreError[] = []
  for (const [file, result] of results) {
    if (result instanceof CoreError) refused.push(result)
    else if (result) parts.push({ file, contents: result })
  }
  if (parts.length === 0) throw refused[0] ?? new CoreError('no-files', { opens: OPENS })
  return yield* assemble(parts, refused)
}

async function openFile(file: ByteSource, beside: Beside, pace?: Pace): Promise<Contents> {
  if (file.size === 0) throw new CoreError('file-empty', { file: file.name })
  const head = await readBytes(file, 0, Math.min(file.size, HEAD_BYTES))
  const sniffed = sniff(head, file.size)
  const reader = sniffed.nature === 'format' ? readerOf(sniffed.name) : undefined
  if (!reader) throw refusal({ file: file.name, bytes: file.size, start: hex(head.subarray(0, 8)) }, sniffed)
  const contents = await reader.open(file, beside, pace)
  const first = contents.entries[0]
  if (!first) throw new CoreError('no-tensors', { file: file.name, format: contents.format })
  if (first.problem && contents.entries.every(({ problem }) => problem)) {
    throw new CoreError(first.problem.code, first.problem.values)
  }
  const extension = /[^.]\.([^.]+)$/.exec(file.name)?.[1].toLowerCase() ?? ''
  if (!misleads(reader, extension)) return contents
  const note: FileNote = { code: 'note-extension', values: { file: file.name, format: contents.format } }
  return { ...contents, notes: [note, ...contents.notes] }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
}
