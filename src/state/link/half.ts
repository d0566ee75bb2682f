import { decodeFloat16 } from '../../core/numeric/float16.ts'

const float = new Float32Array(1)
const word = new Uint32Array(float.buffer)

/** The binary16 pattern that has exactly this value (any NaN is one), or undefined where none has. */
export function exactHalf(value: number): number | undefined {
  float[0] = value
  const bits = word[0] ?? 0
  const half = ((bits >>> 16) & 0x8000) | halfSize(bits & 0x7fffffff, Math.abs(value))
  return Object.is(decodeFloat16(half), value) ? half : undefined
}

/** Exponent and fraction; what does not fit is cut off. */
function halfSize(size: number, value: number): number {
  if (size >= 0x7f800000) return size > 0x7f800000 ? 0x7e00 : 0x7c00
  // below 2^-14 the steps are 2^-24 throughout
  if (size < 0x38800000) return Math.floor(value * 2 ** 24)
  return ((size - 0x38000000) >> 13) & 0x7fff
}
