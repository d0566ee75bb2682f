import { extreme } from './extreme.ts'
import { IQ4_ENTRIES, nearestEntry } from './iq4-entries.ts'
import { NOTHING } from './signed-search.ts'

const COUNT = 32
const FIRST = IQ4_ENTRIES[0]

const sums = { products: 0, squares: 0 }

/**
 * The scale of the 32 weights from `x[from]` on that errs least under the weights x², among those that bring the weight
 * of greatest size to −127 ± `tries`. Every operation is float32: the search of ggml's `quantize_row_iq4_nl_impl`.
 */
export function searchEntries(x: Float32Array, from: number, tries: number): number {
  const max = extreme(x, from, COUNT)
  if (Math.abs(max) < NOTHING) return 0
  let scale = fittedScale(x, from, Math.fround(1 / Math.fround(-max / FIRST)))
  let best = Math.fround(scale * sums.products)
  for (let step = -tries; step <= tries; step++) {
    addProducts(x, from, Math.fround((step + FIRST) / max))
    const { products, squares } = sums
    if (squares > 0 && Math.fround(products * products) > Math.fround(best * squares)) {
      scale = Math.fround(products / squares)
      best = Math.fround(scale * products)
    }
  }
  return scale
}

/** The best scale for the entries that x · `factor` is nearest to. */
export function fittedScale(x: Float32Array, from: number, factor: number): number {
  addProducts(x, from, factor)
  return sums.squares > 0 ? Math.fround(sums.products / sums.squares) : 0
}

function addProducts(x: Float32Array, from: number, factor: number): void {
  let products = Math.fround(0)
  let squares = Math.fround(0)
  for (let i = from; i < from + COUNT; i++) {
    const weight = x[i]
    const entry = IQ4_ENTRIES[nearestEntry(Math.fround(factor * weight))]
    const part = Math.fround(Math.fround(weight * weight) * entry)
    products = Math.fround(products + Math.fround(part * weight))
    squares = Math.fround(squares + Math.fround(part * entry))
  }
  sums.products = products
  sums.squares = squares
}

/** The codes of the nearest entries of x · `factor`. */
export function writeEntries(x: Float32Array, from: number, factor: number, codes: Uint8Array): void {
  for (let i = from; i < from + COUNT; i++) codes[i] = nearestEntry(Math.fround(factor * x[i]))
}
