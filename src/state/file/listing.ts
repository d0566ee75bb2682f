import type { TensorInfo } from '../../core/formats/contents.ts'
import { dtypeName } from './dtype-name.ts'

/** Why a tensor is not quantized. */
export type Kept = 'unreadable' | 'empty' | 'codes' | 'integer' | 'vector'

/** Whole numbers of any file format: `<i4`, `|u1`, `I64`, `BOOL`, `int8`. */
const INTEGER = /^[<>|=]?(?:i|u|b|int|uint|bool)\d*$/i

/**
 * The tensors that stay as they are, with the reason. Vectors are norms and biases, integers are indices and masks:
 * whoever quantizes a model leaves them alone. Where nothing else is in the file, they are what it is about. Codes whose
 * values the file has as a tensor too are that tensor, a second time.
 */
export function keptOf(tensors: readonly TensorInfo[]): ReadonlyMap<string, Kept> {
  const codes = codesIn(tensors)
  const never = tensors.flatMap((tensor): [string, Kept][] =>
    tensor.problem
      ? [[tensor.name, 'unreadable']]
      : tensor.count === 0
        ? [[tensor.name, 'empty']]
        : codes.has(tensor.name)
          ? [[tensor.name, 'codes']]
          : [],
  )
  const kept = new Map<string, Kept>(never)
  for (const { name, dtype, shape } of tensors) {
    if (kept.has(name)) continue
    if (INTEGER.test(dtype)) kept.set(name, 'integer')
    else if (shape.filter((size) => size > 1).length < 2) kept.set(name, 'vector')
  }
  return kept.size < tensors.length ? kept : new Map(never)
}

/** The tensors that another one is made of, and that no sum counts a second time. */
function codesIn(tensors: readonly TensorInfo[]): ReadonlySet<string> {
  return new Set(tensors.flatMap(({ codes }) => codes ?? []))
}

/** What all of them have in common: their types, as the view names them and in the order of the file, and what they add up to. */
export function summaryOf(tensors: readonly TensorInfo[]): {
  readonly dtypes: readonly string[]
  readonly count: number
  readonly bytes: number
} {
  const dtypes = [...new Set(tensors.map(({ dtype }) => dtypeName(dtype)).filter(Boolean))]
  const codes = codesIn(tensors)
  const counted = tensors.filter(({ name }) => !codes.has(name))
  const count = counted.reduce((sum, tensor) => sum + tensor.count, 0)
  const bytes = counted.reduce((sum, tensor) => sum + tensor.bytes, 0)
  return { dtypes, count, bytes }
}
