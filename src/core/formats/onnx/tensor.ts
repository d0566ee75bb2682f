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
  /** The typed field that holds values instead, and whether these are varints. */
  readonly typed: { readonly spans: readonly Span[]; readonly varints: boolean } | null
  /** The pairs of `external_data`; null where the values are in this file. */
  readonly external: ReadonlyMap<string, string> | null
}

const DIMS = 1
const DATA_TYPE = 2
const NAME = 8
const RAW_DATA = 9
const EXTERNAL_DATA = 13
const DATA_LOCATION = 14
/** float_data, double_data: as they are; int32_data, int64_data, uint64_data: varints. */
const PLAIN_DATA = new Set([4, 10])
const VARINT_DATA = new Set([5, 7, 11])

export function* readTensor(message: Message): Reading<StatedTensor> {
  const stated = { name: '', sizes: [] as bigint[], type: 0, raw: null as Span | null }
  const spans: Span[] = []
  const external = new Map<string, string>()
  let [varints, isExternal] = [false, false]
  for (let field = yield* message.next(); field; field = yield* message.next()) {
    const { number, value, start, end } = field
    if (number === DIMS) yield* addSizes(stated.sizes, field, message)
    else if (number === DATA_TYPE) stated.type = Number(value)
    else if (number === NAME) stated.name = yield* message.name(field)
    else if (number === RAW_DATA) stated.raw = { start, end }
    else if (number === DATA_LOCATION) isExternal = value === 1n
    else if (number === EXTERNAL_DATA) external.set(...(yield* pairOf(message.within(field))))
    else if (PLAIN_DATA.has(number) || VARINT_DATA.has(number)) {
      varints = VARINT_DATA.has(number)
      spans.push({ start, end })
    }
  }
  const typed = spans.length > 0 ? { spans, varints } : null
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
