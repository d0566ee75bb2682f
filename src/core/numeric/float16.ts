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

/** The binary16 pattern of exactly the value of these float32 bits (any NaN is one), or −1 where there is none. */
export function exactFloat16(bits: number): number {
  const sign = (bits >>> 16) & 0x8000
  const exponent = (bits >>> 23) & 0xff
  const fraction = bits & 0x7fffff
  if (exponent === 0xff) return sign | (fraction === 0 ? 0x7c00 : 0x7e00)
  if (exponent === 0) return fraction === 0 ? sign : -1
  // From 2⁻¹⁴ on a half has all its eleven digits, below one less for every halving.
  const lost = exponent >= 113 ? 13 : 126 - exponent
  if (exponent > 142 || lost > 23 || (fraction & ((1 << lost) - 1)) !== 0) return -1
  return exponent >= 113 ? sign | ((exponent - 112) << 10) | (fraction >>> 13) : sign | ((fraction | 0x800000) >>> lost)
}
