import { excerpt } from './excerpt.ts'
import { RANK_LIMIT } from './shape.ts'

/** A shape for a sentence, whatever stands in its place. */
export function shapeText(shape: unknown): string {
  return excerpt(Array.isArray(shape) ? `[${shape.slice(0, RANK_LIMIT).map(sizeText).join(', ')}]` : sizeText(shape))
}

/** As JSON, so that the text "4" and the number 4 can be told apart. An object may hold anything, itself too. */
function sizeText(size: unknown): string {
  if (typeof size === 'object' && size !== null) return '?'
  return typeof size === 'bigint' ? String(size) : (JSON.stringify(size) ?? String(size))
}
