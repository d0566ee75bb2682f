import { inverse } from './extreme.ts'
import { writeHalf } from './half.ts'

/**
 * Q4_1 and Q5_1: `steps` steps from the least weight to the greatest. Writes the scale to `bytes[at]`, the least weight
 * behind it, and the codes; true where both fit into float16.
 */
export function encodeMinMax(
  x: Float32Array,
  steps: number,
  codes: Uint8Array,
  bytes: Uint8Array,
  at: number,
): boolean {
  let min = x[0]
  let max = x[0]
  for (let i = 1; i < x.length; i++) {
    const weight = x[i]
    if (weight < min) min = weight
    if (weight > max) max = weight
  }
  const d = Math.fround(Math.fround(max - min) / steps)
  const factor = inverse(d)
  for (let i = 0; i < x.length; i++) {
    const code = Math.fround(Math.fround(Math.fround(x[i] - min) * factor) + 0.5) | 0
    codes[i] = code > steps ? steps : code
  }
  const scaleFits = writeHalf(bytes, at, d)
  return writeHalf(bytes, at + 2, min) && scaleFits
}
