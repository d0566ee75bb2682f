import type { Reading } from '../cursor.ts'
import { countVarints, type Field, type Message } from './protobuf.ts'
import { FLOAT_DATA, INT64_DATA, readTensor, type Span, type StatedTensor } from './tensor.ts'

/** ONNX's `AttributeProto`, as far as it is needed. */
export interface Attribute {
  readonly name: string
  readonly integer: bigint
  readonly graphs: readonly Field[]
  /** What a Constant node with this attribute holds. */
  readonly constant: StatedTensor | null
}

const FLOAT = 1
const INT64 = 7

export function* readAttribute(message: Message): Reading<Attribute> {
  let [name, integer, tensor] = ['', 0n, null as StatedTensor | null]
  const graphs: Field[] = []
  const floats: Span[] = []
  const integers: Span[] = []
  for (let field = yield* message.next(); field; field = yield* message.next()) {
    const { number, wire, value } = field
    if (number === 1 && wire === 2) name = yield* message.name(field)
    if (number === 3 && wire === 0) integer = BigInt.asIntN(64, value)
    if (number === 5 && wire === 2) tensor = yield* readTensor(message.within(field))
    if ((number === 6 || number === 11) && wire === 2) graphs.push(field)
    if (number === 2 || number === 7) floats.push(field)
    if (number === 3 || number === 8) integers.push(field)
  }
  return { name, integer, graphs, constant: tensor ?? (yield* listed(name, floats, integers)) }
}

/** `value_float`, `value_floats`, `value_int` and `value_ints` as tensors. */
function* listed(name: string, floats: readonly Span[], integers: readonly Span[]): Reading<StatedTensor | null> {
  const scalar = name === 'value_float' || name === 'value_int'
  if (name === 'value_float' || name === 'value_floats') {
    const count = floats.reduce((sum, { start, end }) => sum + (end - start) / 4, 0)
    return Number.isInteger(count) ? numbers(FLOAT, FLOAT_DATA, scalar, count, floats) : null
  }
  if (name !== 'value_int' && name !== 'value_ints') return null
  let count = 0
  for (const span of integers) count += yield* countVarints(span)
  return numbers(INT64, INT64_DATA, scalar, count, integers)
}

function numbers(type: number, field: number, scalar: boolean, count: number, spans: readonly Span[]): StatedTensor {
  const sizes = scalar ? [] : [BigInt(count)]
  return { name: '', sizes, type, raw: null, typed: new Map([[field, spans]]), external: null }
}
