import { powerOfTwo } from './elementary.ts'

/** E8M0, the scale of microscaling blocks: code c means 2^(c − 127), 255 is NaN. There is no sign and no 0. */

export const E8M0_BIAS = 127
export const E8M0_GREATEST = 254
const NAN = 255

const float = new Float32Array(1)
const word = new Uint32Array(float.buffer)

export function decodeE8m0(code: number): number {
  return code === NAN ? NaN : powerOfTwo(code - E8M0_BIAS)
}

/**
 * The nearest power of two to a float32, the greater of two that are equally near: the cast of ml_dtypes, for which
 * what is not above 0 or too great is NaN. Below 2^−126, where references differ, 2^−127 or 2^−126.
 */
export function encodeE8m0(value: number): number {
  if (!(value > 0 && value < Infinity)) return NAN
  float[0] = value
  const bits = word[0]
  if (bits < 0x800000) return bits > 0x400000 ? 1 : 0
  return (bits + 0x400000) >>> 23
}

/** The least power of two that is not below a float32 from 0 on. */
export function encodeE8m0Up(value: number): number {
  float[0] = value
  const bits = word[0]
  if (bits < 0x800000) return bits > 0x400000 ? 1 : 0
  return (bits + 0x7fffff) >>> 23
}
