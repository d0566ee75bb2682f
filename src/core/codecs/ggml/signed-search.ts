import { extreme } from './extreme.ts'
import { nearestWithin } from './nearest.ts'

/** Sub-blocks whose greatest weight is smaller are taken as zeros. */
export const NOTHING = Math.fround(1e-15)

const TENTH = Math.fround(0.1)
/** Tried are half ± 0.1, … ± 0.9 steps on either side. */
const TRIES = 9

const sums = { products: 0, squares: 0 }

/**
 * The scale of the `count` weights from `x[from]` on that errs least under the weights x², codes from −`half` to
 * `half` − 1; they go to `codes[from …]` with `half` added. Every operation is float32: ggml's `make_qx_quants` with
 * `rmse_type` 1.
 */
export function searchSigned(x: Float32Array, from: number, count: number, half: number, codes: Uint8Array): number {
  const max = extreme(x, from, count)
  if (Math.abs(max) < NOTHING) {
    codes.fill(0, from, from + count)
    return 0
  }
  let factor = Math.fround(-half / max)
  addProducts(x, from, count, half, factor)
  writeCodes(x, from, count, half, factor, codes)
  let scale = sums.squares === 0 ? 0 : Math.fround(sums.products / sums.squares)
  let best = Math.fround(scale * sums.products)
  for (let step = -TRIES; step <= TRIES; step++) {
    if (step === 0) continue
    factor = Math.fround(-Math.fround(half + Math.fround(TENTH * step)) / max)
    addProducts(x, from, count, half, factor)
    const { products, squares } = sums
    if (squares > 0 && Math.fround(products * products) > Math.fround(best * squares)) {
      writeCodes(x, from, count, half, factor, codes)
      scale = Math.fround(products / squares)
      best = Math.fround(scale * products)
    }
  }
  return scale
}

function addProducts(x: Float32Array, from: number, count: number, half: number, factor: number): void {
  let products = Math.fround(0)
  let squares = Math.fround(0)
  for (let i = from; i < from + count; i++) {
    const weight = x[i]
    const code = nearestWithin(Math.fround(factor * weight), -half, half - 1)
    const importance = Math.fround(weight * weight)
    products = Math.fround(products + Math.fround(Math.fround(importance * weight) * code))
    squares = Math.fround(squares + Math.fround(Math.fround(importance * code) * code))
  }
  sums.products = products
  sums.squares = squares
}

function writeCodes(
  x: Float32Array,
  from: number,
  count: number,
  half: number,
  factor: number,
  codes: Uint8Array,
): void {
  for (let i = from; i < from + count; i++) {
    codes[i] = nearestWithin(Math.fround(factor * x[i]), -half, half - 1) + half
  }
}
