import { decodeNumber } from './number-format.ts'
import { BFLOAT16, FLOAT16 } from './number-formats.ts'

/** The value of an IEEE 754 binary16 bit pattern (0 to 65535). */
export function decodeFloat16(half: number): number {
  return decodeNumber(FLOAT16, half)
}

/** The value of a bfloat16 bit pattern: the upper half of a float32. */
export function decodeBfloat16(code: number): number {
  return decodeNumber(BFLOAT16, code)
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
