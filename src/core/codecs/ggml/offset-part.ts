import type { SearchedParts } from './block.ts'
import { type OffsetSearch, searchOffset } from './offset-search.ts'

const weights = new Float32Array(32)
const best = { scale: 0, minimum: 0 }

/** Searches the scale and the minimum of sub-block `part`. */
export function searchOffsetPart(search: OffsetSearch, x: Float32Array, part: number, found: SearchedParts): void {
  weigh(search, x, part * search.count)
  searchOffset(search, x, part * search.count, weights, found.codes, best)
  found.scales[part] = best.scale
  found.minima[part] = best.minimum
}

/** Great weights count more: w = |x|, or √(mean of x²) + |x|. */
function weigh({ count, mean }: OffsetSearch, x: Float32Array, from: number): void {
  let squares = Math.fround(0)
  for (let i = from; i < from + count; i++) squares = Math.fround(squares + Math.fround(x[i] * x[i]))
  const size = mean ? Math.fround(Math.sqrt(Math.fround(squares / count))) : 0
  for (let i = 0; i < count; i++) weights[i] = size + Math.abs(x[from + i])
}
