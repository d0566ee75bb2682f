import type { ElementType } from '../elements.ts'
import type { UnreadKind } from '../model-problems.ts'

const type = (kind: ElementType['kind'], bytes: number): ElementType => ({ kind, bytes, bigEndian: false })

/** https://github.com/huggingface/safetensors, `safetensors/src/tensor.rs`. */
const READ: ReadonlyMap<string, ElementType> = new Map([
  ['BOOL', type('bool', 1)],
  ['U8', type('uint', 1)],
  ['I8', type('int', 1)],
  ['F8_E4M3', type('e4m3', 1)],
  ['F8_E5M2', type('e5m2', 1)],
  ['U16', type('uint', 2)],
  ['I16', type('int', 2)],
  ['F16', type('float', 2)],
  ['BF16', type('bfloat', 2)],
  ['U32', type('uint', 4)],
  ['I32', type('int', 4)],
  ['F32', type('float', 4)],
  ['U64', type('uint', 8)],
  ['I64', type('int', 8)],
  ['F64', type('float', 8)],
])

const UNREAD: ReadonlyMap<string, UnreadKind> = new Map([
  ['C64', 'complex'],
  ['F4', 'small-float'],
  ['F6_E2M3', 'small-float'],
  ['F6_E3M2', 'small-float'],
  ['F8_E8M0', 'small-float'],
  ['F8_E4M3FNUZ', 'small-float'],
  ['F8_E5M2FNUZ', 'small-float'],
])

/** How a dtype stores its numbers, or why it is not read. */
export function elementTypeOf(dtype: string): ElementType | UnreadKind {
  return READ.get(dtype) ?? UNREAD.get(dtype) ?? 'unknown'
}
