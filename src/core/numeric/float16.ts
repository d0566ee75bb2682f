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
