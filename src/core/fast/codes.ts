import type { Occurring } from '../metrics/code-counts.ts'

/** Counts per code, in order of the codes. */
export function codesOf(codes: Int32Array, counts: ArrayLike<number>): Occurring {
  const order = Array.from(counts, (_, i) => i).sort((x, y) => codes[x] - codes[y])
  const found: number[] = []
  const totals: number[] = []
  for (const i of order) {
    if (found.length === 0 || codes[i] !== found[found.length - 1]) {
      found.push(codes[i])
      totals.push(0)
    }
    totals[totals.length - 1] += counts[i]
  }
  return { codes: Float64Array.from(found), counts: Float64Array.from(totals) }
}
