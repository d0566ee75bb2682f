import { nearestWithin } from './nearest.ts'

/** Once scales are rounded, codes are chosen anew; where the scale became 0 they stay as the search left them. */

/** code = nearest((x + minimum) ÷ scale), from 0 to `most`. */
export function requantizeOffset(
  x: Float32Array,
  from: number,
  count: number,
  scale: number,
  minimum: number,
  most: number,
  codes: Uint8Array,
): void {
  if (scale === 0) return
  for (let i = from; i < from + count; i++) {
    codes[i] = nearestWithin(Math.fround(Math.fround(x[i] + minimum) / scale), 0, most)
  }
}

/** code = nearest(x ÷ scale) from −`half` to `half` − 1, stored with `half` added. */
export function requantizeSigned(
  x: Float32Array,
  from: number,
  count: number,
  scale: number,
  half: number,
  codes: Uint8Array,
): void {
  if (scale === 0) return
  for (let i = from; i < from + count; i++) codes[i] = nearestWithin(Math.fround(x[i] / scale), -half, half - 1) + half
}
