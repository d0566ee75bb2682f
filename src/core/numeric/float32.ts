import { memo } from './memo.ts'
import type { Values } from '../tensor.ts'

/** The least float32 above 0. */
export const FLOAT32_TINY = 1.401298464324817e-45

export interface AsFloat32 {
  readonly data: Float32Array
  /** Finite values that became ±∞. */
  readonly overflowed: number
}

/** The values as float32, each rounded to the nearest; converted once per array. */
export const asFloat32: (values: Values) => AsFloat32 = memo(convert)

function convert(values: Values): AsFloat32 {
  if (values instanceof Float32Array) return { data: values, overflowed: 0 }
  const data = Float32Array.from(values)
  let overflowed = 0
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i]) && Number.isFinite(values[i])) overflowed++
  }
  return { data, overflowed }
}

/** The same array, known to be float32. Methods that compute in float32 are given nothing else. */
export function mustBeFloat32(values: Values): Float32Array {
  if (values instanceof Float32Array) return values
  throw new TypeError('this method takes float32 weights')
}

const single = new Float32Array(1)
const bits = new Int32Array(single.buffer)

/** The greatest float32 below `value`, a finite float32. */
export function float32Below(value: number): number {
  single[0] = value
  // 0 and -0 are one number, and what is below it is the least negative one.
  if (single[0] === 0) return -FLOAT32_TINY
  bits[0] += single[0] < 0 ? 1 : -1
  return single[0]
}

/** The greatest float32 that is at most `value`. Float32 numbers lie above both or above none of them. */
export function float32AtMost(value: number): number {
  const nearest = Math.fround(value)
  return nearest > value ? float32Below(nearest) : nearest
}

/** The shortest decimal that reads back as the float32 `value`, for code that people read. */
export function shortFloat32(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)))
    if (Math.fround(Number(text)) === value) return text
  }
  return String(value)
}
