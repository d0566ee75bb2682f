import type { ElementType } from '../elements.ts'
import type { UnreadKind } from '../model-problems.ts'

/** A value of `TensorProto.DataType`. */
interface OnnxType {
  readonly name: string
  /** How raw data store it, or why it is not read. */
  readonly type: ElementType | UnreadKind
}

const read = (name: string, kind: ElementType['kind'], bytes: number): OnnxType => ({
  name,
  type: { kind, bytes, bigEndian: false },
})
const unread = (name: string, type: UnreadKind): OnnxType => ({ name, type })

/** https://github.com/onnx/onnx/blob/main/onnx/onnx.proto, by number. */
const TYPES: ReadonlyMap<number, OnnxType> = new Map([
  [1, read('FLOAT', 'float', 4)],
  [2, read('UINT8', 'uint', 1)],
  [3, read('INT8', 'int', 1)],
  [4, read('UINT16', 'uint', 2)],
  [5, read('INT16', 'int', 2)],
  [6, read('INT32', 'int', 4)],
  [7, read('INT64', 'int', 8)],
  [8, unread('STRING', 'text')],
  [9, read('BOOL', 'bool', 1)],
  [10, read('FLOAT16', 'float', 2)],
  [11, read('DOUBLE', 'float', 8)],
  [12, read('UINT32', 'uint', 4)],
  [13, read('UINT64', 'uint', 8)],
  [14, unread('COMPLEX64', 'complex')],
  [15, unread('COMPLEX128', 'complex')],
  [16, read('BFLOAT16', 'bfloat', 2)],
  [17, read('FLOAT8E4M3FN', 'e4m3', 1)],
  [18, unread('FLOAT8E4M3FNUZ', 'small-float')],
  [19, read('FLOAT8E5M2', 'e5m2', 1)],
  [20, unread('FLOAT8E5M2FNUZ', 'small-float')],
  [21, unread('UINT4', 'small-float')],
  [22, unread('INT4', 'small-float')],
  [23, unread('FLOAT4E2M1', 'small-float')],
  [24, unread('FLOAT8E8M0', 'small-float')],
  [25, unread('UINT2', 'small-float')],
  [26, unread('INT2', 'small-float')],
])

export function onnxType(id: number): OnnxType {
  return TYPES.get(id) ?? unread(`data_type ${id}`, 'unknown')
}
