import { ELEMENT } from '../element-types.ts'
import type { ElementType } from '../elements.ts'

/** One ggml type: `elements` weights stand in a block of `bytes` bytes. */
export interface GgmlType {
  readonly id: number
  readonly name: string
  readonly elements: number
  readonly bytes: number
}

const type = (id: number, name: string, elements: number, bytes: number): GgmlType => ({ id, name, elements, bytes })

/** ggml.h and the static_asserts of ggml-common.h (ggml d99724f). */
const TYPES: readonly GgmlType[] = [
  type(0, 'F32', 1, 4),
  type(1, 'F16', 1, 2),
  type(2, 'Q4_0', 32, 18),
  type(3, 'Q4_1', 32, 20),
  type(6, 'Q5_0', 32, 22),
  type(7, 'Q5_1', 32, 24),
  type(8, 'Q8_0', 32, 34),
  type(9, 'Q8_1', 32, 36),
  type(10, 'Q2_K', 256, 84),
  type(11, 'Q3_K', 256, 110),
  type(12, 'Q4_K', 256, 144),
  type(13, 'Q5_K', 256, 176),
  type(14, 'Q6_K', 256, 210),
  type(15, 'Q8_K', 256, 292),
  type(16, 'IQ2_XXS', 256, 66),
  type(17, 'IQ2_XS', 256, 74),
  type(18, 'IQ3_XXS', 256, 98),
  type(19, 'IQ1_S', 256, 50),
  type(20, 'IQ4_NL', 32, 18),
  type(21, 'IQ3_S', 256, 110),
  type(22, 'IQ2_S', 256, 82),
  type(23, 'IQ4_XS', 256, 136),
  type(24, 'I8', 1, 1),
  type(25, 'I16', 1, 2),
  type(26, 'I32', 1, 4),
  type(27, 'I64', 1, 8),
  type(28, 'F64', 1, 8),
  type(29, 'IQ1_M', 256, 56),
  type(30, 'BF16', 1, 2),
  type(34, 'TQ1_0', 256, 54),
  type(35, 'TQ2_0', 256, 66),
  type(39, 'MXFP4', 32, 17),
  type(40, 'NVFP4', 64, 36),
  type(41, 'Q1_0', 128, 18),
  type(42, 'Q2_0', 64, 18),
]

/** Types that ggml had once; their numbers are not given out again. */
const REMOVED: ReadonlyMap<number, string> = new Map([
  [4, 'Q4_2'],
  [5, 'Q4_3'],
  [31, 'Q4_0_4_4'],
  [32, 'Q4_0_4_8'],
  [33, 'Q4_0_8_8'],
  [36, 'IQ4_NL_4_4'],
  [37, 'IQ4_NL_4_8'],
  [38, 'IQ4_NL_8_8'],
])

const BY_ID = new Map(TYPES.map((each) => [each.id, each]))

export function ggmlType(id: number): GgmlType | undefined {
  return BY_ID.get(id)
}

export function removedType(id: number): string | undefined {
  return REMOVED.get(id)
}

/** Turns one block into weights: reads the block at byte `at`, writes its weights from index `to` on. */
export interface BlockDecoder {
  readonly decode: (bytes: Uint8Array, at: number, out: Float32Array, to: number) => void
}

/** How the values of a type are read: as plain numbers, or block by block. */
export type Decoding = { readonly element: ElementType } | { readonly block: BlockDecoder }

const DECODINGS: ReadonlyMap<string, Decoding> = new Map<string, Decoding>([
  ['F32', { element: ELEMENT.float32 }],
  ['F16', { element: ELEMENT.float16 }],
  ['BF16', { element: ELEMENT.bfloat16 }],
  ['F64', { element: ELEMENT.float64 }],
  ['I8', { element: ELEMENT.int8 }],
  ['I16', { element: ELEMENT.int16 }],
  ['I32', { element: ELEMENT.int32 }],
  ['I64', { element: ELEMENT.int64 }],
])

/** How a type is read, by its name; undefined where it is not. */
export function decoderOf(name: string): Decoding | undefined {
  return DECODINGS.get(name)
}
