import type { Reading } from '../cursor.ts'
import { RANK_LIMIT } from '../shape.ts'
import { type Field, forEachVarint, LONGEST_VARINT, type Message } from './protobuf.ts'

/** Bytes of the file. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A `TensorProto` as it stands in the file: nothing in it has been checked. */
export interface StatedTensor {
  readonly name: string
  readonly sizes: readonly bigint[]
  readonly type: number
  /** `raw_data`. */
  readonly raw: Span | null
  /** The typed fields that hold values instead, by their numbers. */
  readonly typed: ReadonlyMap<number, readonly Span[]>
  /** The pairs of `external_data`; null where the values are in this file. */
  readonly external: ReadonlyMap<string, string> | null
}

const DIMS = 1
const DATA_TYPE = 2
const NAME = 8
const RAW_DATA = 9
const EXTERNAL_DATA = 13
const DATA_LOCATION = 14
export const FLOAT_DATA = 4
const INT32_DATA = 5
export const INT64_DATA = 7
const DOUBLE_DATA = 10
const UINT64_DATA = 11
/** Wire types that the typed fields come in, packed or one by one. */
const TYPED_DATA: ReadonlyMap<number, readonly number[]> = new Map([
  [FLOAT_DATA, [2, 5]],
  [INT32_DATA, [2, 0]],
  [INT64_DATA, [2, 0]],
  [DOUBLE_DATA, [2, 1]],
  [UINT64_DATA, [2, 0]],
])
/** By data type, where it is not int32_data; what else is there is passed over, as by ONNX itself. */
const FIELDS: ReadonlyMap<number, number> = new Map([
  [1, FLOAT_DATA],
  [7, INT64_DATA],
  [11, DOUBLE_DATA],
  [12, UINT64_DATA],
  [13, UINT64_DATA],
])

/** The values in the typed field of the tensor's type, and whether these are varints. */
export function typedValues({ type, typed }: StatedTensor): { spans: readonly Span[]; varints: boolean } {
  const field = FIELDS.get(type) ?? INT32_DATA
  return { spans: typed.get(field) ?? [], varints: field !== FLOAT_DATA && field !== DOUBLE_DATA }
}

export function* readTensor(message: Message): Reading<StatedTensor> {
  const stated = { name: '', sizes: [] as bigint[], type: 0, raw: null as Span | null }
  const typed = new Map<number, Span[]>()
  const external = new Map<string, string>()
  let isExternal = false
  for (let field = yield* message.next(); field; field = yield* message.next()) {
    const { number, wire, value, start, end } = field
    if (number === DIMS && (wire === 0 || wire === 2)) yield* addSizes(stated.sizes, field, message)
    else if (number === DATA_TYPE && wire === 0) stated.type = Number(value)
    else if (number === DATA_LOCATION && wire === 0) isExternal = value === 1n
    else if (number === NAME && wire === 2) stated.name = yield* message.name(field)
    else if (number === RAW_DATA && wire === 2) stated.raw = { start, end }
    else if (number === EXTERNAL_DATA && wire === 2) external.set(...(yield* pairOf(message.within(field))))
    else if (TYPED_DATA.get(number)?.includes(wire)) {
      const spans = typed.get(number)
      if (spans) spans.push({ start, end })
      else typed.set(number, [{ start, end }])
    }
  }
  return { ...stated, typed, external: isExternal || external.size > 0 ? external : null }
}

/** One size, or many packed ones. Throws `onnx-damaged` for more than 64 of them. */
function* addSizes(sizes: bigint[], field: Field, message: Message): Reading<void> {
  if (field.wire !== 2) sizes.push(BigInt.asIntN(64, field.value))
  // as no size is longer, these bytes are too many sizes already
  else if (field.end - field.start > RANK_LIMIT * LONGEST_VARINT) throw message.damage('dimensions')
  else forEachVarint(yield field, (size) => sizes.push(size))
  if (sizes.length > RANK_LIMIT) throw message.damage('dimensions')
}

/** A `StringStringEntryProto`. Its value is held to the limit of a name, or is long and only its beginning is wanted. */
export function* pairOf(
  message: Message,
  wanted: 'name' | 'beginning' = 'name',
): Reading<[key: string, value: string]> {
  let [key, value] = ['', '']
  for (let field = yield* message.next(); field; field = yield* message.next()) {
    if (field.number === 1) key = yield* message.name(field)
    if (field.number === 2) value = yield* message[wanted](field)
  }
  return [key, value]
}
