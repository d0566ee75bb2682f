import type { Occurring } from '../metrics/code-counts.ts'

/** Counts per code, in order of the codes. */
export function codesOf(codes: Int32Array, counts: ArrayLike<number>): Occurring {
  const order = orderOf(codes, counts.length)
  const found = new Float64Array(counts.length)
  const totals = new Float64Array(counts.length)
  let last = -1
  for (let i = 0; i < counts.length; i++) {
    const place = order === null ? i : order[i]
    if (last < 0 || codes[place] !== found[last]) found[++last] = codes[place]
    totals[last] += counts[place]
  }
  return { codes: found.slice(0, last + 1), counts: totals.slice(0, last + 1) }
}

/** Places in the order of their codes; null where these rise with the weights already, as they nearly always do. */
function orderOf(codes: Int32Array, count: number): Uint32Array | null {
  let rises = true
  for (let i = 1; i < count; i++) if (codes[i] < codes[i - 1]) rises = false
  return rises ? null : Uint32Array.from({ length: count }, (_, i) => i).sort((x, y) => codes[x] - codes[y])
}
