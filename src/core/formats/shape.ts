import { excerpt } from './excerpt.ts'

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

export function shapeText(shape: unknown): string {
  return excerpt(Array.isArray(shape) ? `[${shape.slice(0, RANK_LIMIT).map(sizeText).join(', ')}]` : sizeText(shape))
}

/** As JSON, so that the text "4" and the number 4 can be told apart. An object may hold anything, itself too. */
function sizeText(size: unknown): string {
  if (typeof size === 'object' && size !== null) return '?'
  return typeof size === 'bigint' ? String(size) : (JSON.stringify(size) ?? String(size))
}
