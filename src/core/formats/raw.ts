import { CoreError } from '../errors.ts'
import { type Contents, stem } from './contents.ts'
import { ELEMENT } from './element-types.ts'
import type { ElementType } from './elements.ts'
import type { FileNote } from './problems.ts'
import type { RawLayout } from './raw-types.ts'
import { readValues } from './read-values.ts'
import { holdToLimit } from './count-limit.ts'
import { countOf } from './shape.ts'
import { shapeText } from './shape-text.ts'
import type { ByteSource } from './source.ts'

/** Reads a whole file as numbers of one type. Throws `raw-short` and `tensor-too-large`. */
export async function openRaw(file: ByteSource, layout: RawLayout): Promise<Contents> {
  const { dtype, endian, offset } = layout
  const type: ElementType = { ...ELEMENT[dtype], bigEndian: endian === 'big' }
  const room = Math.max(0, file.size - offset)
  const count = layout.shape ? countOf(layout.shape) : BigInt(Math.floor(room / type.bytes))
  const bytes = Number(count * BigInt(type.bytes))
  if (bytes > room || count === 0n) {
    const shape = layout.shape ? shapeText(layout.shape) : ''
    throw new CoreError('raw-short', { file: file.name, dtype, offset, bytes: file.size, shape })
  }
  const name = stem(file.name)
  holdToLimit(file.name, name, Number(count))
  const shape = layout.shape ?? [Number(count)]
  const shown = endian === 'big' && type.bytes > 1 ? `>${dtype}` : dtype
  const load = (pace?: Parameters<typeof readValues>[5]) => readValues(file, offset, Number(count), type, shown, pace)
  const entry = { name, shape, dtype: shown, count: Number(count), bytes, load }
  return { format: 'raw', entries: [entry], notes: leftOver(file, layout, room - bytes, type.bytes) }
}

function leftOver(file: ByteSource, { dtype, shape }: RawLayout, rest: number, size: number): FileNote[] {
  if (rest === 0) return []
  if (shape) return [{ code: 'note-extra-bytes', values: { file: file.name, count: rest } }]
  return [{ code: 'note-raw-length', values: { file: file.name, dtype, count: rest, size } }]
}
