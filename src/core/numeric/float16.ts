const bits32 = new Uint32Array(1)
const asFloat = new Float32Array(bits32.buffer)

/** The smallest binary16 above 0, 2⁻²⁴. */
const TINY = 5.9604644775390625e-8

/** The value of an IEEE 754 binary16 bit pattern (0 to 65535). Exact, since every half is a float32 too. */
export function decodeFloat16(half: number): number {
  const exponent = (half >> 10) & 0x1f
  const fraction = half & 0x3ff
  if (exponent === 0) return half & 0x8000 ? -fraction * TINY : fraction * TINY
  bits32[0] = ((half & 0x8000) << 16) | ((exponent === 31 ? 255 : exponent + 112) << 23) | (fraction << 13)
  return asFloat[0]
}

/** The value of a bfloat16 bit pattern: the upper half of a float32. */
export function decodeBfloat16(code: number): number {
  bits32[0] = code << 16
  return asFloat[0]
}
