import { CoreError } from '../../errors.ts'
import type { About, Pace } from '../contents.ts'
import { Cursor, type Reading, readThrough } from '../cursor.ts'
import { excerpt } from '../excerpt.ts'
import type { FileNote } from '../problems.ts'
import type { ByteSource } from '../source.ts'
import { ValueReader } from './values.ts'

/** A tensor as the header states it; nothing of it has been checked but the number of dimensions. */
export interface StatedTensor {
  readonly name: string
  /** Sizes, fastest axis first. */
  readonly sizes: readonly bigint[]
  readonly type: number
  /** From the beginning of the data. */
  readonly offset: bigint
}

export interface Header {
  readonly tensors: readonly StatedTensor[]
  readonly alignment: number
  readonly dataStart: number
  readonly about: readonly About[]
  readonly notes: readonly FileNote[]
}

const MOST_DIMENSIONS = 4
const DEFAULT_ALIGNMENT = 32n
/** Pairs that are kept for the page. */
const ABOUT = 500

/** Versions 2 and 3 of https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. Throws the `gguf-…` problems and `header-cut`. */
export function readHeader(file: ByteSource, pace?: Pace): Promise<Header> {
  const cut = (needs: number) => new CoreError('header-cut', { file: file.name, needs, bytes: file.size })
  return readThrough(file, header(file, new Cursor(4, file.size, cut)), pace)
}

function* header(file: ByteSource, cursor: Cursor): Reading<Header> {
  const version = yield* cursor.u32()
  if (version === 0x02000000 || version === 0x03000000) throw new CoreError('gguf-endian', { file: file.name })
  if (version !== 2 && version !== 3) throw new CoreError('gguf-version', { file: file.name, version })
  const tensorCount = yield* cursor.u64()
  const pairCount = yield* cursor.u64()
  const room = BigInt(cursor.end - cursor.at)
  const refuse = (fault: 'tensors' | 'metadata', length: bigint) =>
    new CoreError('gguf-count', { file: file.name, fault, length: String(length) })
  if (pairCount > room) throw refuse('metadata', pairCount)
  if (tensorCount > room) throw refuse('tensors', tensorCount)
  const values = new ValueReader(file.name, cursor)
  const metadata = yield* pairs(file, values, Number(pairCount))
  const tensors = yield* statedTensors(file, cursor, values, Number(tensorCount))
  const alignment = alignmentOf(file, metadata.alignment)
  const dataStart = Math.ceil(cursor.at / alignment) * alignment
  return {
    tensors: tensors.found,
    alignment,
    dataStart,
    about: metadata.about,
    notes: [...metadata.notes, ...tensors.notes],
  }
}

function alignmentOf(file: ByteSource, stated: bigint): number {
  const isPower = stated > 0n && (stated & (stated - 1n)) === 0n
  if (!isPower || stated > 2n ** 32n)
    throw new CoreError('gguf-alignment', { file: file.name, alignment: String(stated) })
  return Number(stated)
}

function* pairs(
  file: ByteSource,
  values: ValueReader,
  count: number,
): Reading<{ about: About[]; alignment: bigint; notes: FileNote[] }> {
  const about: About[] = []
  const notes: FileNote[] = []
  const seen = new Set<string>()
  let alignment = DEFAULT_ALIGNMENT
  for (let i = 0; i < count; i++) {
    const { text: key } = yield* values.name()
    const { text, integer } = yield* values.value(key)
    if (seen.has(key)) {
      notes.push({ code: 'note-key-twice', values: { file: file.name, key: excerpt(key) } })
      continue
    }
    seen.add(key)
    if (key === 'general.alignment') alignment = integer ?? 0n
    if (about.length < ABOUT) about.push([excerpt(key), excerpt(text)])
  }
  return { about, alignment, notes: notes.slice(0, 1) }
}

function* statedTensors(
  file: ByteSource,
  cursor: Cursor,
  values: ValueReader,
  count: number,
): Reading<{ found: StatedTensor[]; notes: FileNote[] }> {
  const found: StatedTensor[] = []
  const notes: FileNote[] = []
  for (let i = 0; i < count; i++) {
    const { text: name, valid } = yield* values.name()
    if (!valid) notes.push({ code: 'note-name', values: { file: file.name, name: excerpt(name) } })
    const dimensions = yield* cursor.u32()
    if (dimensions > MOST_DIMENSIONS) {
      const tensor = excerpt(name)
      throw new CoreError('gguf-dimensions', { file: file.name, tensor, dimensions, most: MOST_DIMENSIONS })
    }
    const sizes: bigint[] = []
    for (let axis = 0; axis < dimensions; axis++) sizes.push(yield* cursor.u64())
    found.push({ name, sizes, type: yield* cursor.u32(), offset: yield* cursor.u64() })
  }
  return { found, notes: notes.slice(0, 1) }
}
