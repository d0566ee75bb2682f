import { CoreError } from '../../errors.ts'
import type { Entry, Pace } from '../contents.ts'
import type { Place } from '../coverage.ts'
import { entryOr } from '../refused-entry.ts'
import { excerpt } from '../excerpt.ts'
import { readValues } from '../read-values.ts'
import { bytesFor } from '../bytes-for.ts'
import { holdToLimit } from '../count-limit.ts'
import { countOf, isShape } from '../shape.ts'
import { shapeText } from '../shape-text.ts'
import type { ByteSource } from '../source.ts'
import { elementTypeOf } from './dtypes.ts'
import { pairsOf } from './pairs.ts'

export interface Listed {
  readonly entry: Entry
  /** Undefined where the header does not say it. */
  readonly place: Place | undefined
}

/** One tensor of the header, checked against the file. What is wrong with it becomes the problem of the entry. */
export function listed(file: ByteSource, dataStart: number, name: string, value: string): Listed {
  const fields = fieldsOf(value)
  const dtype = typeof fields.get('dtype') === 'string' ? excerpt(String(fields.get('dtype'))) : ''
  const shape = fields.get('shape')
  const place = placeOf(name, fields.get('data_offsets'))
  const known = {
    dtype,
    ...(isShape(shape) ? { shape, count: Number(countOf(shape)) } : {}),
    ...(place && place.end >= place.begin ? { bytes: place.end - place.begin } : {}),
  }
  return { entry: entryOr(name, () => entryOf(file, dataStart, name, fields), known), place }
}

/** A Map, since keys come from the file. One that is there twice could mean either: it counts as missing. */
function fieldsOf(value: string): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>()
  if (!value.trimStart().startsWith('{')) return fields
  for (const [key, text] of pairsOf(value)) fields.set(key, fields.has(key) ? undefined : JSON.parse(text))
  return fields
}

function placeOf(name: string, offsets: unknown): Place | undefined {
  if (!isShape(offsets) || offsets.length !== 2) return undefined
  const [begin, end] = offsets
  return begin === undefined || end === undefined ? undefined : { name, begin, end }
}

function entryOf(file: ByteSource, dataStart: number, name: string, fields: ReadonlyMap<string, unknown>): Entry {
  const [dtype, shape, offsets] = ['dtype', 'shape', 'data_offsets'].map((key) => fields.get(key))
  const tensor = excerpt(name)
  const wrong = (key: string) => new CoreError('safetensors-entry', { file: file.name, tensor, key })
  if (typeof dtype !== 'string') throw wrong('dtype')
  if (!Array.isArray(shape)) throw wrong('shape')
  if (!isShape(shape)) throw new CoreError('tensor-shape', { file: file.name, tensor, shape: shapeText(shape) })
  const bytes = bytesOf(file, dataStart, tensor, offsets)
  const type = elementTypeOf(dtype)
  if (typeof type === 'string') {
    throw new CoreError('tensor-dtype', { file: file.name, tensor, dtype: excerpt(dtype), kind: type })
  }
  const count = countOf(shape)
  const needs = bytesFor(count, type)
  if (needs !== BigInt(bytes.end - bytes.begin)) {
    const values = { file: file.name, tensor, shape: shapeText(shape), dtype, needs: String(needs) }
    throw new CoreError('tensor-size', { ...values, bytes: bytes.end - bytes.begin })
  }
  holdToLimit(file.name, name, Number(count))
  const load = (pace?: Pace) => readValues(file, dataStart + bytes.begin, Number(count), type, dtype, pace)
  return { name, shape, dtype, count: Number(count), bytes: Number(needs), load }
}

/** Offsets that lie within the file. */
function bytesOf(file: ByteSource, dataStart: number, tensor: string, offsets: unknown): Omit<Place, 'name'> {
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(Number.isSafeInteger)) {
    throw new CoreError('safetensors-entry', { file: file.name, tensor, key: 'data_offsets' })
  }
  const [begin, end] = offsets as [number, number]
  if (begin < 0 || end < begin) {
    throw new CoreError('tensor-range', { file: file.name, tensor, begin: String(begin), end: String(end) })
  }
  if (dataStart + end > file.size) {
    throw new CoreError('tensor-cut', { file: file.name, tensor, needs: dataStart + end, bytes: file.size })
  }
  return { begin, end }
}
