/** No tensor has more dimensions: NumPy and PyTorch stop here. */
export const RANK_LIMIT = 64

/** Is `value` a list of whole numbers from 0 to 2^53 − 1, at most 64 of them? */
export function isShape(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) && value.length <= RANK_LIMIT && value.every((size) => Number.isSafeInteger(size) && size >= 0)
  )
}

/** The product of the sizes, exact. */
export function countOf(shape: readonly number[]): bigint {
  return shape.reduce((product, size) => product * BigInt(size), 1n)
}
