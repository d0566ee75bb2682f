import { ELEMENT } from '../element-types.ts'
import type { ElementType } from '../elements.ts'
import type { UnreadKind } from '../model-problems.ts'
import { SMALL } from '../small-types.ts'

/** A value of `TensorProto.DataType`. */
interface OnnxType {
  readonly name: string
  /** How raw data store it, or why it is not read. */
  readonly type: ElementType | UnreadKind
}

const read = (name: string, type: ElementType): OnnxType => ({ name, type })
const unread = (name: string, type: UnreadKind): OnnxType => ({ name, type })

/** https://github.com/onnx/onnx/blob/main/onnx/onnx.proto, by number. */
const TYPES: ReadonlyMap<number, OnnxType> = new Map([
  [1, read('FLOAT', ELEMENT.float32)],
  [2, read('UINT8', ELEMENT.uint8)],
  [3, read('INT8', ELEMENT.int8)],
  [4, read('UINT16', ELEMENT.uint16)],
  [5, read('INT16', ELEMENT.int16)],
  [6, read('INT32', ELEMENT.int32)],
  [7, read('INT64', ELEMENT.int64)],
  [8, unread('STRING', 'text')],
  [9, read('BOOL', ELEMENT.bool)],
  [10, read('FLOAT16', ELEMENT.float16)],
  [11, read('DOUBLE', ELEMENT.float64)],
  [12, read('UINT32', ELEMENT.uint32)],
  [13, read('UINT64', ELEMENT.uint64)],
  [14, unread('COMPLEX64', 'complex')],
  [15, unread('COMPLEX128', 'complex')],
  [16, read('BFLOAT16', ELEMENT.bfloat16)],
  [17, read('FLOAT8E4M3FN', ELEMENT.float8_e4m3)],
  [18, read('FLOAT8E4M3FNUZ', SMALL.float8_e4m3fnuz)],
  [19, read('FLOAT8E5M2', ELEMENT.float8_e5m2)],
  [20, read('FLOAT8E5M2FNUZ', SMALL.float8_e5m2fnuz)],
  [21, read('UINT4', SMALL.uint4)],
  [22, read('INT4', SMALL.int4)],
  [23, read('FLOAT4E2M1', SMALL.float4_e2m1)],
  [24, read('FLOAT8E8M0', SMALL.float8_e8m0)],
  [25, read('UINT2', SMALL.uint2)],
  [26, read('INT2', SMALL.int2)],
  [27, read('FLOAT6E2M3', SMALL.float6_e2m3)],
  [28, read('FLOAT6E3M2', SMALL.float6_e3m2)],
])

export function onnxType(id: number): OnnxType {
  return TYPES.get(id) ?? unread(`data_type ${id}`, 'unknown')
}
