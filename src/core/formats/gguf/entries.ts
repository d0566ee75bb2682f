import { CoreError } from '../../errors.ts'
import type { Entry, Pace } from '../contents.ts'
import { entryOr } from '../refused-entry.ts'
import { excerpt } from '../excerpt.ts'
import type { FileNote } from '../problems.ts'
import { readValues } from '../read-values.ts'
import { holdToLimit } from '../count-limit.ts'
import { shapeText } from '../shape-text.ts'
import type { ByteSource } from '../source.ts'
import { loadBlocks } from './blocks.ts'
import type { Header, StatedTensor } from './header.ts'
import { decoderOf, type GgmlType, ggmlType, removedType } from './types.ts'

/** One tensor of the header, checked against the file. What is wrong with it becomes the problem of the entry. */
export function entryOf(file: ByteSource, header: Header, stated: StatedTensor): Entry {
  const type = ggmlType(stated.type)
  const count = stated.sizes.reduce((product, size) => product * size, 1n)
  const safe = count <= BigInt(Number.MAX_SAFE_INTEGER)
  const bytes = type && safe ? (count / BigInt(type.elements)) * BigInt(type.bytes) : 0n
  const known = {
    shape: safe ? shapeOf(stated) : [],
    dtype: type?.name ?? removedType(stated.type) ?? String(stated.type),
    count: safe ? Number(count) : 0,
    bytes: Number(bytes),
  }
  return entryOr(stated.name, () => checked(file, header, stated), known)
}

/** ggml names the fastest axis first. */
function shapeOf({ sizes }: StatedTensor): number[] {
  return sizes.map(Number).reverse()
}

function checked(file: ByteSource, header: Header, stated: StatedTensor): Entry {
  const { name } = stated
  const tensor = excerpt(name)
  const type = knownType(file, stated)
  const { start, count, bytes } = placeOf(file, header, stated, type)
  const decoding = decoderOf(type.name)
  if (!decoding) throw typeProblem(file, tensor, type.name, 'undecoded')
  holdToLimit(file.name, name, count)
  const load = (pace?: Pace) =>
    'element' in decoding
      ? readValues(file, start, count, decoding.element, type.name, pace)
      : loadBlocks(file, { start, count, type, decoder: decoding.block }, pace)
  return { name, shape: shapeOf(stated), dtype: type.name, count, bytes, load }
}

function knownType(file: ByteSource, { name, type }: StatedTensor): GgmlType {
  const known = ggmlType(type)
  if (known) return known
  const removed = removedType(type)
  throw typeProblem(file, excerpt(name), removed ?? String(type), removed ? 'removed' : 'unknown')
}

function typeProblem(file: ByteSource, tensor: string, type: string, fault: 'unknown' | 'removed' | 'undecoded') {
  return new CoreError('gguf-tensor-type', { file: file.name, tensor, type, fault })
}

function placeOf(
  file: ByteSource,
  { dataStart }: Header,
  { name, sizes, offset }: StatedTensor,
  type: GgmlType,
): { start: number; count: number; bytes: number } {
  const tensor = excerpt(name)
  const count = sizes.reduce((product, size) => product * size, 1n)
  if (count > BigInt(Number.MAX_SAFE_INTEGER) || sizes.some((size) => size > BigInt(Number.MAX_SAFE_INTEGER))) {
    throw new CoreError('tensor-shape', { file: file.name, tensor, shape: shapeText([...sizes].reverse()) })
  }
  const row = sizes[0] ?? 1n
  if (row % BigInt(type.elements) !== 0n) {
    const values = { file: file.name, tensor, row: Number(row), type: type.name, block: type.elements }
    throw new CoreError('gguf-block', values)
  }
  const bytes = (count / BigInt(type.elements)) * BigInt(type.bytes)
  const end = BigInt(dataStart) + offset + bytes
  if (end > BigInt(file.size)) {
    throw new CoreError('tensor-cut', { file: file.name, tensor, needs: Number(end), bytes: file.size })
  }
  return { start: dataStart + Number(offset), count: Number(count), bytes: Number(bytes) }
}

/** ggml refuses tensors that do not begin at a multiple of the alignment; their values are there all the same. */
export function unaligned(file: ByteSource, { tensors, alignment }: Header): FileNote[] {
  const first = tensors.find(({ offset }) => offset % BigInt(alignment) !== 0n)
  if (!first) return []
  const values = { file: file.name, tensor: excerpt(first.name), offset: String(first.offset), alignment }
  return [{ code: 'note-unaligned', values }]
}
