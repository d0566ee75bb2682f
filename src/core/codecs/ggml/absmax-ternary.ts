import { halfAway } from '../../numeric/rounding.ts'
import { extreme, inverse } from './extreme.ts'
import { writeHalf } from './half.ts'

/**
 * TQ1_0 and TQ2_0: x ÷ max|x|, rounded to −1, 0 or 1, which are stored as 0, 1 and 2. Writes the scale to
 * `bytes[at]`; what `writeHalf` returns.
 */
export function encodeTernary(x: Float32Array, codes: Uint8Array, bytes: Uint8Array, at: number): boolean {
  const d = Math.abs(extreme(x, 0, x.length))
  const factor = inverse(d)
  // `| 0`: the ∞ and NaN of a scale below float32's normal numbers are taken as 0.
  for (let i = 0; i < x.length; i++) codes[i] = (halfAway(Math.fround(x[i] * factor)) | 0) + 1
  return writeHalf(bytes, at, d)
}
