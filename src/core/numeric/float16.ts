import { decodeNumber } from './number-format.ts'
import { FLOAT16 } from './number-formats.ts'

/** The value of an IEEE 754 binary16 bit pattern (0 to 65535). */
export function decodeFloat16(half: number): number {
  return decodeNumber(FLOAT16, half)
}
