import type { Occurring } from '../metrics/code-counts.ts'

/** Counts per code, in order of the codes. */
export function codesOf(codes: Int32Array, counts: ArrayLike<number>): Occurring {
  const order = orderOf(codes, counts.length)
  const found: number[] = []
  const totals: number[] = []
  let last = NaN
  let total = 0
  for (let i = 0; i < counts.length; i++) {
    const place = order === null ? i : order[i]
    if (codes[place] !== last) {
      if (i > 0) totals.push(total)
      last = codes[place]
      found.push(last)
      total = 0
    }
    total += counts[place]
  }
  if (found.length > 0) totals.push(total)
  return { codes: Float64Array.from(found), counts: Float64Array.from(totals) }
}

/** Places in the order of their codes; null where these rise with the weights already, as they nearly always do. */
function orderOf(codes: Int32Array, count: number): Uint32Array | null {
  for (let i = 1; i < count; i++) {
    if (codes[i] < codes[i - 1])
      return Uint32Array.from({ length: count }, (_, i) => i).sort((x, y) => codes[x] - codes[y])
  }
  return null
}
