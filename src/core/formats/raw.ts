import { CoreError } from '../errors.ts'
import { type Contents, stem } from './contents.ts'
import type { ElementType } from './elements.ts'
import type { FileNote } from './problems.ts'
import { readValues } from './read-values.ts'
import { countOf, holdToLimit, shapeText } from './shape.ts'
import type { ByteSource } from './source.ts'

const KINDS = {
  float64: { kind: 'float', bytes: 8 },
  float32: { kind: 'float', bytes: 4 },
  float16: { kind: 'float', bytes: 2 },
  bfloat16: { kind: 'bfloat', bytes: 2 },
  float8_e4m3: { kind: 'e4m3', bytes: 1 },
  float8_e5m2: { kind: 'e5m2', bytes: 1 },
  int8: { kind: 'int', bytes: 1 },
  uint8: { kind: 'uint', bytes: 1 },
  int16: { kind: 'int', bytes: 2 },
  uint16: { kind: 'uint', bytes: 2 },
  int32: { kind: 'int', bytes: 4 },
  uint32: { kind: 'uint', bytes: 4 },
  int64: { kind: 'int', bytes: 8 },
} as const satisfies Record<string, Omit<ElementType, 'bigEndian'>>

export type RawType = keyof typeof KINDS

/** The types that raw bytes can be read as. */
export const RAW_TYPES = Object.keys(KINDS) as readonly RawType[]

/** What raw bytes mean. Nothing in them says so: a person must. */
export interface RawLayout {
  readonly dtype: RawType
  readonly endian: 'little' | 'big'
  /** Bytes before the first value. */
  readonly offset: number
  /** Absent: one axis, up to the end of the file. */
  readonly shape?: readonly number[]
}

/** Reads a whole file as numbers of one type. Throws `raw-short` and `tensor-too-large`. */
export async function openRaw(file: ByteSource, layout: RawLayout): Promise<Contents> {
  const { dtype, endian, offset } = layout
  const type: ElementType = { ...KINDS[dtype], bigEndian: endian === 'big' }
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
