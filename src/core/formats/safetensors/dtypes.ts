import { ELEMENT } from '../element-types.ts'
import type { ElementType } from '../elements.ts'
import type { UnreadKind } from '../model-problems.ts'
import { SMALL } from '../small-types.ts'

/** https://github.com/huggingface/safetensors, `safetensors/src/tensor.rs`. */
const READ: ReadonlyMap<string, ElementType> = new Map<string, ElementType>([
  ['BOOL', ELEMENT.bool],
  ['U8', ELEMENT.uint8],
  ['I8', ELEMENT.int8],
  ['F8_E4M3', ELEMENT.float8_e4m3],
  ['F8_E5M2', ELEMENT.float8_e5m2],
  ['F8_E4M3FNUZ', SMALL.float8_e4m3fnuz],
  ['F8_E5M2FNUZ', SMALL.float8_e5m2fnuz],
  ['F8_E8M0', SMALL.float8_e8m0],
  ['F4', SMALL.float4_e2m1],
  ['U16', ELEMENT.uint16],
  ['I16', ELEMENT.int16],
  ['F16', ELEMENT.float16],
  ['BF16', ELEMENT.bfloat16],
  ['U32', ELEMENT.uint32],
  ['I32', ELEMENT.int32],
  ['F32', ELEMENT.float32],
  ['U64', ELEMENT.uint64],
  ['I64', ELEMENT.int64],
  ['F64', ELEMENT.float64],
])

const UNREAD: ReadonlyMap<string, UnreadKind> = new Map([
  ['C64', 'complex'],
  // the format says their size, but not how they share bytes
  ['F6_E2M3', 'small-float'],
  ['F6_E3M2', 'small-float'],
])

/** How a dtype stores its numbers, or why it is not read. */
export function elementTypeOf(dtype: string): ElementType | UnreadKind {
  return READ.get(dtype) ?? UNREAD.get(dtype) ?? 'unknown'
}
