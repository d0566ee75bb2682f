import { powerOfTwo } from './elementary.ts'
import { memo } from './memo.ts'

/** What the codes of the greatest exponents stand for. */
export type Top =
  | 'ieee' // ±∞ and NaN at the greatest exponent
  | 'fn' // finite numbers; NaN is all ones
  | 'fnuz' // finite numbers; NaN has the code of −0, which there is not
  | 'none' // finite numbers only, as far as float32 reaches

/**
 * A binary floating-point format: from the top a sign bit, `exponent` bits and `mantissa` bits. An exponent field f
 * above 0 means 2^(f − bias) · 1.mantissa, 0 means 2^(1 − bias) · 0.mantissa. Every finite number is a float32.
 */
export interface NumberFormat {
  readonly exponent: number
  readonly mantissa: number
  readonly bias: number
  readonly top: Top
}

/** The exponent of float32's greatest numbers. */
const FLOAT32_EXPONENT = 127

export function bitsOf({ exponent, mantissa }: NumberFormat): number {
  return 1 + exponent + mantissa
}

/** The code of −0, or what stands there; below it are the codes of positive numbers. */
export function signBit({ exponent, mantissa }: NumberFormat): number {
  return 1 << (exponent + mantissa)
}

/** The code of the greatest finite number. */
export function greatestCode(format: NumberFormat): number {
  if (format.top === 'ieee') return infinityCode(format) - 1
  if (format.top === 'fn') return signBit(format) - 2
  const reach = (FLOAT32_EXPONENT + format.bias + 1) << format.mantissa
  return Math.min(signBit(format), reach) - 1
}

/** The code that the casts of NumPy and ml_dtypes give NaN: where there is no NaN, that of −0. */
export function nanCode(format: NumberFormat): number {
  if (format.top === 'ieee') return infinityCode(format) | (1 << (format.mantissa - 1))
  return format.top === 'fn' ? signBit(format) - 1 : signBit(format)
}

/**
 * The code, but for the sign, that those casts give what is greater than all finite numbers: ∞, else NaN, else the
 * greatest number.
 */
export function overflowCode(format: NumberFormat): number {
  if (format.top === 'ieee') return infinityCode(format)
  return format.top === 'none' ? greatestCode(format) : nanCode(format)
}

function infinityCode({ exponent, mantissa }: NumberFormat): number {
  return ((1 << exponent) - 1) << mantissa
}

/** The value of a code, 0 to 2^bits − 1. NaN where it stands for no number. */
export function decodeNumber(format: NumberFormat, code: number): number {
  const { mantissa, bias, top } = format
  const sign = signBit(format)
  const size = code & (sign - 1)
  if (size > greatestCode(format)) {
    if (top !== 'ieee' || size !== infinityCode(format)) return NaN
    return code & sign ? -Infinity : Infinity
  }
  if (top === 'fnuz' && code === sign) return NaN
  const field = size >> mantissa
  const fraction = size & ((1 << mantissa) - 1)
  const value =
    field === 0
      ? fraction * powerOfTwo(1 - bias - mantissa)
      : (fraction + (1 << mantissa)) * powerOfTwo(field - bias - mantissa)
  return code & sign ? -value : value
}

/** The values of all codes, in their order. */
export const valuesOf: (format: NumberFormat) => Float32Array = memo((format) =>
  Float32Array.from({ length: 2 * signBit(format) }, (_, code) => decodeNumber(format, code)),
)

/** The finite values from the least to the greatest; −0 is left out. */
export function finiteValues(format: NumberFormat): Float64Array {
  const greatest = greatestCode(format)
  return Float64Array.from({ length: 2 * greatest + 1 }, (_, i) =>
    i < greatest ? -decodeNumber(format, greatest - i) : decodeNumber(format, i - greatest),
  )
}

/** How many codes stand for a finite number; 0 and −0 are two. */
export function finiteCodes(format: NumberFormat): number {
  return 2 * (greatestCode(format) + 1) - (format.top === 'fnuz' ? 1 : 0)
}
