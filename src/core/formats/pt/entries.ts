import { CoreError } from '../../errors.ts'
import type { Entry, Pace } from '../contents.ts'
import { entryOr } from '../refused-entry.ts'
import { ELEMENT } from '../element-types.ts'
import { bytesFor } from '../bytes-for.ts'
import type { ElementType } from '../elements.ts'
import { excerpt } from '../excerpt.ts'
import type { UnreadKind } from '../model-problems.ts'
import { SMALL } from '../small-types.ts'
import { holdToLimit } from '../count-limit.ts'
import { countOf, isShape } from '../shape.ts'
import { shapeText } from '../shape-text.ts'
import type { ByteSource } from '../source.ts'
import type { Member } from '../zip/directory.ts'
import { locate } from '../zip/member.ts'
import type { StatedTensor } from './find-tensors.ts'
import { loadStrided, type Strided } from './strided.ts'

interface StorageType {
  readonly dtype: string
  readonly type: ElementType | UnreadKind
  /** For PyTorch, the two values of a byte are one. */
  readonly pairs?: true
}

const type = (dtype: string, element: ElementType): StorageType => ({ dtype, type: element })

/** The storage classes of PyTorch, and the newer dtypes, which have none. */
const STORAGES: ReadonlyMap<string, StorageType> = new Map<string, StorageType>([
  ['torch.FloatStorage', type('float32', ELEMENT.float32)],
  ['torch.DoubleStorage', type('float64', ELEMENT.float64)],
  ['torch.HalfStorage', type('float16', ELEMENT.float16)],
  ['torch.BFloat16Storage', type('bfloat16', ELEMENT.bfloat16)],
  ['torch.float8_e4m3fn', type('float8_e4m3fn', ELEMENT.float8_e4m3)],
  ['torch.float8_e5m2', type('float8_e5m2', ELEMENT.float8_e5m2)],
  ['torch.float8_e4m3fnuz', type('float8_e4m3fnuz', SMALL.float8_e4m3fnuz)],
  ['torch.float8_e5m2fnuz', type('float8_e5m2fnuz', SMALL.float8_e5m2fnuz)],
  ['torch.float8_e8m0fnu', type('float8_e8m0fnu', SMALL.float8_e8m0)],
  ['torch.float4_e2m1fn_x2', { ...type('float4_e2m1fn_x2', SMALL.float4_e2m1), pairs: true }],
  ['torch.uint16', type('uint16', ELEMENT.uint16)],
  ['torch.uint32', type('uint32', ELEMENT.uint32)],
  ['torch.uint64', type('uint64', ELEMENT.uint64)],
  ['torch.CharStorage', type('int8', ELEMENT.int8)],
  ['torch.ByteStorage', type('uint8', ELEMENT.uint8)],
  ['torch.ShortStorage', type('int16', ELEMENT.int16)],
  ['torch.IntStorage', type('int32', ELEMENT.int32)],
  ['torch.LongStorage', type('int64', ELEMENT.int64)],
  ['torch.BoolStorage', type('bool', ELEMENT.bool)],
  ['torch.ComplexFloatStorage', { dtype: 'complex64', type: 'complex' }],
  ['torch.ComplexDoubleStorage', { dtype: 'complex128', type: 'complex' }],
  ['torch.QInt8Storage', { dtype: 'qint8', type: 'quantized' }],
  ['torch.QUInt8Storage', { dtype: 'quint8', type: 'quantized' }],
  ['torch.QInt32Storage', { dtype: 'qint32', type: 'quantized' }],
])

/** Finds the member of the archive with the values of a storage. */
export type FindStorage = (key: string) => Member | undefined

/** One tensor of a pickle, checked against the archive. What is wrong with it becomes the problem of the entry. */
export function entryOf(file: ByteSource, find: FindStorage, stated: StatedTensor): Entry {
  const { dtype, pairs } = storageType(stated)
  const shape = isShape(stated.sizes) ? (pairs ? doubled(stated.sizes) : stated.sizes) : undefined
  const known = shape ? { shape, count: Number(countOf(shape)), dtype } : { dtype }
  return entryOr(stated.name, () => checked(file, find, stated), known)
}

function storageType({ type: stated }: StatedTensor): StorageType {
  return STORAGES.get(stated) ?? { dtype: excerpt(stated), type: 'unknown' }
}

function checked(file: ByteSource, find: FindStorage, stated: StatedTensor): Entry {
  const { name, storage, sizes, strides, offset } = stated
  const tensor = excerpt(name)
  const { dtype, type: elements, pairs } = storageType(stated)
  if (typeof elements === 'string') {
    throw new CoreError('tensor-dtype', { file: file.name, tensor, dtype, kind: elements })
  }
  if (!isShape(sizes)) throw new CoreError('tensor-shape', { file: file.name, tensor, shape: shapeText(sizes) })
  const place = `data/${excerpt(storage.key)}`
  const member = find(storage.key)
  if (!member) throw new CoreError('pt-storage-missing', { file: file.name, tensor, storage: place })
  const shape = pairs ? doubled(sizes) : sizes
  const count = countOf(shape)
  const end =
    isShape(strides) && isShape([offset]) && strides.length === sizes.length ? endOf(sizes, strides, offset) : null
  const needs = end === null ? null : end * BigInt(elements.bytes)
  if (needs === null || needs > BigInt(member.size)) {
    const values = { file: file.name, tensor, storage: place, needs: needs === null ? '?' : String(needs) }
    throw new CoreError('pt-storage', { ...values, bytes: member.size })
  }
  holdToLimit(file.name, name, Number(count))
  const view: Omit<Strided, 'member'> = {
    type: elements,
    dtype,
    shape: sizes,
    strides: strides as readonly number[],
    offset,
  }
  const values = pairs ? inValues(view) : view
  const load = async (pace?: Pace) => loadStrided(file, { ...values, member: await locate(file, member) }, pace)
  return { name, shape, dtype, count: Number(count), bytes: Number(bytesFor(count, elements)), load }
}

/** The shape in values of a tensor of pairs: as safetensors has it, the last axis is twice as long. */
function doubled(sizes: readonly number[]): number[] {
  return [...sizes.slice(0, -1), 2 * (sizes.at(-1) ?? 1)]
}

/** A view of pairs as one of values, which have an axis of their own. */
function inValues<T extends Omit<Strided, 'member'>>(view: T): T {
  const strides = [...view.strides.map((stride) => 2 * stride), 1]
  return { ...view, shape: [...view.shape, 2], strides, offset: 2 * view.offset }
}

/** The index behind the last value that is reached; 0 where there is none. */
function endOf(sizes: readonly number[], strides: readonly number[], offset: number): bigint {
  if (sizes.includes(0)) return 0n
  return sizes.reduce((end, size, axis) => end + BigInt(size - 1) * BigInt(strides[axis]), BigInt(offset) + 1n)
}
