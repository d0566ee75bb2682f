import { extreme } from './extreme.ts'
import { nearestWithin } from './nearest.ts'
import { NOTHING } from './signed-search.ts'

const ROUNDS = 5
const tried = new Int8Array(16)

/**
 * The scale of the 16 weights from `x[from]` on, codes from −`half` to `half` − 1 under the weights x²: one code after
 * the other moves to where the scale of all others wants it, while that helps. The codes go to `codes[from …]` with
 * `half` added. Every operation is float32: ggml's `make_q3_quants`.
 */
export function searchRefining(x: Float32Array, from: number, half: number, codes: Uint8Array): number {
  const count = tried.length
  const max = extreme(x, from, count)
  if (Math.abs(max) < NOTHING) {
    codes.fill(0, from, from + count)
    return 0
  }
  const factor = Math.fround(-half / max)
  let products = Math.fround(0)
  let squares = Math.fround(0)
  for (let i = 0; i < count; i++) {
    const weight = x[from + i]
    const code = nearestWithin(Math.fround(factor * weight), -half, half - 1)
    tried[i] = code
    const importance = Math.fround(weight * weight)
    products = Math.fround(products + Math.fround(Math.fround(importance * weight) * code))
    squares = Math.fround(squares + Math.fround(Math.fround(importance * code) * code))
  }
  for (let round = 0, changed = true; round < ROUNDS && changed; round++) {
    changed = false
    for (let i = 0; i < count; i++) {
      const weight = x[from + i]
      const code = tried[i]
      const importance = Math.fround(weight * weight)
      const cube = Math.fround(importance * weight)
      const otherProducts = Math.fround(products - Math.fround(cube * code))
      if (!(otherProducts > 0)) continue
      const otherSquares = Math.fround(squares - Math.fround(Math.fround(importance * code) * code))
      const wanted = Math.fround(Math.fround(weight * otherSquares) / otherProducts)
      const better = nearestWithin(wanted, -half, half - 1)
      if (better === code) continue
      const newProducts = Math.fround(otherProducts + Math.fround(cube * better))
      const newSquares = Math.fround(otherSquares + Math.fround(Math.fround(importance * better) * better))
      const gain = Math.fround(Math.fround(newProducts * newProducts) * squares)
      if (newSquares > 0 && gain > Math.fround(Math.fround(products * products) * newSquares)) {
        tried[i] = better
        products = newProducts
        squares = newSquares
        changed = true
      }
    }
  }
  for (let i = 0; i < count; i++) codes[from + i] = tried[i] + half
  return squares > 0 ? Math.fround(products / squares) : 0
}
