import { powerOfTwo } from '../numeric/elementary.ts'
import { exponentOf } from '../numeric/exponent.ts'

/** Digits of a number that is written out. */
const MOST_DIGITS = 8

/** A number above 0 in TeX, exactly: as it is, or where that is long by its power of two. */
export function numberTex(x: number): string {
  const plain = String(x)
  if (plain.length <= MOST_DIGITS) return plain
  const exponent = exponentOf(x)
  return String.raw`${x / powerOfTwo(exponent)} \cdot 2^{${exponent}}`
}
