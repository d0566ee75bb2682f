import { valuesOf } from '../../numeric/number-format.ts'
import { FLOAT16 } from '../../numeric/number-formats.ts'
import { MAGIC } from '../../numeric/rounding.ts'

const single = new Float32Array(1)
const bits = new Uint32Array(single.buffer)

/** From here on float16 has only ∞. */
const TOO_GREAT = 65520
const GREATEST = 0x7bff
const LEAST_NORMAL = 6.103515625e-5
const TINY = 5.9604644775390625e-8

/** The float16 at `bytes[at]`, little-endian. From a table of all of them: files have millions. */
export function readHalf(bytes: Uint8Array, at: number): number {
  return valuesOf(FLOAT16)[bytes[at] | (bytes[at + 1] << 8)]
}

/**
 * Writes a float32 as float16, ties to even. False where it does not fit: what would be ±∞ is kept at ±65504 then,
 * and NaN, which only sums that overflow can give, becomes 0.
 */
export function writeHalf(bytes: Uint8Array, at: number, value: number): boolean {
  const fits = Math.abs(value) < TOO_GREAT
  const size = fits ? sizeBits(Math.abs(value)) : value === value ? GREATEST : 0
  const half = size | (value < 0 || Object.is(value, -0) ? 0x8000 : 0)
  bytes[at] = half
  bytes[at + 1] = half >> 8
  return fits
}

function sizeBits(size: number): number {
  if (size < LEAST_NORMAL) return size / TINY + MAGIC - MAGIC
  single[0] = size
  const pattern = bits[0]
  // 13 bits fewer in the fraction, rounded to even; the exponent counts from −15 instead of −127.
  return ((pattern + 0xfff + ((pattern >>> 13) & 1)) >>> 13) - (112 << 10)
}
