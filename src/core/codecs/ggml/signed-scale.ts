import { extreme, inverse } from './extreme.ts'
import { writeHalf } from './half.ts'

/**
 * Q4_0 and Q5_0: the weight of greatest size gets the code −`half`, so that the scale carries the opposite sign. Writes
 * the scale to `bytes[at]` and the codes plus `half`; what `writeHalf` returns.
 */
export function encodeSigned(x: Float32Array, half: number, codes: Uint8Array, bytes: Uint8Array, at: number): boolean {
  const d = Math.fround(extreme(x, 0, x.length) / -half)
  const factor = inverse(d)
  const greatest = 2 * half - 1
  const shift = half + 0.5
  for (let i = 0; i < x.length; i++) {
    // `| 0` truncates, and gives 0 for the ∞ and NaN that a scale below float32's normal numbers leads to.
    const code = Math.fround(Math.fround(x[i] * factor) + shift) | 0
    codes[i] = code > greatest ? greatest : code
  }
  return writeHalf(bytes, at, d)
}
