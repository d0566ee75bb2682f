import { CoreError } from '../../errors.ts'
import type { Entry, Pace } from '../contents.ts'
import { refusedEntry } from '../refused-entry.ts'
import { bytesFor } from '../bytes-for.ts'
import type { ElementType } from '../elements.ts'
import { excerpt } from '../excerpt.ts'
import type { Beside } from '../reader.ts'
import { holdToLimit } from '../count-limit.ts'
import { countOf } from '../shape.ts'
import { shapeText } from '../shape-text.ts'
import type { ByteSource } from '../source.ts'
import { loadPlace, type Place } from './load.ts'
import { type StatedTensor, typedValues } from './tensor.ts'
import { onnxType } from './types.ts'

/** One tensor of a model, checked against the file. What is wrong with it becomes the problem of the entry. */
export async function entryOf(file: ByteSource, beside: Beside, stated: StatedTensor): Promise<Entry> {
  const { name: dtype } = onnxType(stated.type)
  const shape = shapeOf(stated)
  try {
    return await checked(file, beside, stated)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    return refusedEntry(stated.name, error.problem, {
      dtype,
      ...(shape ? { shape, count: Number(countOf(shape)) } : {}),
    })
  }
}

function shapeOf({ sizes }: StatedTensor): number[] | undefined {
  const legal = sizes.every((size) => size >= 0n && size <= BigInt(Number.MAX_SAFE_INTEGER))
  return legal ? sizes.map(Number) : undefined
}

async function checked(file: ByteSource, beside: Beside, stated: StatedTensor): Promise<Entry> {
  const { name } = stated
  const tensor = excerpt(name)
  const { name: dtype, type } = onnxType(stated.type)
  const shape = shapeOf(stated)
  if (!shape) throw new CoreError('tensor-shape', { file: file.name, tensor, shape: shapeText([...stated.sizes]) })
  if (typeof type === 'string') throw new CoreError('tensor-dtype', { file: file.name, tensor, dtype, kind: type })
  const count = countOf(shape)
  const place = await placeOf(file, beside, stated, { count, shape, dtype, type })
  holdToLimit(file.name, name, Number(count))
  const load = (pace?: Pace) => loadPlace(place, Number(count), type, dtype, pace)
  return { name, shape, dtype, count: Number(count), bytes: Number(bytesFor(count, type)), load }
}

interface Wanted {
  readonly count: bigint
  readonly shape: readonly number[]
  readonly dtype: string
  readonly type: ElementType
}

/** Where the values are: raw, typed or in another file; and whether there are enough of them. */
async function placeOf(file: ByteSource, beside: Beside, stated: StatedTensor, wanted: Wanted): Promise<Place> {
  if (stated.external) return externalPlace(file, beside, stated.name, stated.external, wanted)
  const needs = bytesFor(wanted.count, wanted.type)
  const { raw } = stated
  const { spans, varints } = typedValues(stated)
  const length = raw ? raw.end - raw.start : spans.reduce((sum, { start, end }) => sum + end - start, 0)
  if (raw === null && varints) {
    // a varint takes one to ten bytes; how many there are is found when they are read
    const type = varintType(wanted.type)
    const size = wrongSize(file, stated.name, { ...wanted, type })
    if (bytesFor(wanted.count, type) > BigInt(length) * BigInt(type.bytes)) throw size(length)
    return { kind: 'varints', file, spans, type, wrong: size }
  }
  const whole = raw !== null || spans.every(({ start, end }) => (end - start) % wanted.type.bytes === 0)
  if (needs !== BigInt(length) || !whole) throw wrongSize(file, stated.name, wanted)(length)
  return raw ? { kind: 'bytes', file, start: raw.start } : { kind: 'spans', file, spans }
}

/** `int32_data` has a byte of 2- or 4-bit numbers per varint, but each 6-bit float alone. */
function varintType(type: ElementType): ElementType {
  const { packing, ...alone } = type
  return packing?.bits === 6 ? alone : type
}

/** The refusal of a tensor for which `bytes` are there, but not as many as its shape needs. */
function wrongSize(
  file: ByteSource,
  name: string,
  { shape, dtype, type, count }: Wanted,
): (bytes: number) => CoreError {
  const needs = String(bytesFor(count, type))
  const values = { file: file.name, tensor: excerpt(name), shape: shapeText(shape), dtype, needs }
  return (bytes) => new CoreError('tensor-size', { ...values, bytes })
}

const WHOLE = /^\d{1,20}$/

/** Only a plain name is looked for, and only among the files beside this one. */
async function externalPlace(
  file: ByteSource,
  beside: Beside,
  name: string,
  pairs: ReadonlyMap<string, string>,
  wanted: Wanted,
): Promise<Place> {
  const tensor = excerpt(name)
  const location = pairs.get('location') ?? ''
  const isInside = location !== '' && !/^[/\\]|^\w+:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(location)
  const other = isInside
    ? await beside.find(location.slice(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1))
    : undefined
  if (!other) throw new CoreError('onnx-external', { file: file.name, tensor, location: excerpt(location) })
  const bytes = Number(bytesFor(wanted.count, wanted.type))
  const [offset, length] = [pairs.get('offset') ?? '0', pairs.get('length') ?? String(bytes)]
  const start = Number(offset)
  const needs = start + bytes
  if (!WHOLE.test(offset) || !WHOLE.test(length)) {
    throw new CoreError('tensor-range', {
      file: file.name,
      tensor,
      begin: excerpt(offset),
      end: excerpt(`+ ${length}`),
    })
  }
  if (Number(length) !== bytes) throw wrongSize(file, name, wanted)(Number(length))
  if (!Number.isSafeInteger(start) || needs > other.size) {
    throw new CoreError('tensor-cut', { file: other.name, tensor, needs, bytes: other.size })
  }
  return { kind: 'bytes', file: other, start }
}
