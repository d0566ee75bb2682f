import type { Occurring } from '../metrics/code-counts.ts'

/** Counts per code, in order of the codes. */
export function codesOf(codes: Int32Array, counts: ArrayLike<number>): Occurring {
  const order = inOrder(codes, counts.length)
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

/** Places in the order of their codes, which nearly always rise with the weights already. */
function inOrder(codes: Int32Array, count: number): Uint32Array {
  const order = new Uint32Array(count)
  let rises = true
  for (let i = 0; i < count; i++) {
    order[i] = i
    if (i > 0 && codes[i] < codes[i - 1]) rises = false
  }
  return rises ? order : order.sort((x, y) => codes[x] - codes[y])
}
