/** How a value becomes an int32: saturating (WebAssembly, ARM), as NumPy on x86 (INT_MIN), or as JavaScript (modulo 2^32). */
export const CASTS = ['int32', 'int32-x86', 'int32-js'] as const

export type Cast = (typeof CASTS)[number]

export const INT32_MIN = -2147483648
export const INT32_MAX = 2147483647

/** The least and greatest float64 that an int32 holds once their fraction is dropped. */
export const INT32_LEAST = -2147483648.9999995
export const INT32_GREATEST = 2147483647.9999998

/** Towards zero into an int32; the three conventions differ for NaN and outside the range only. */
export function castInt32(value: number, cast: Cast): number {
  const whole = Math.trunc(value)
  if (whole >= INT32_MIN && whole <= INT32_MAX) return whole | 0
  if (cast === 'int32-js') return whole | 0
  if (cast === 'int32-x86') return INT32_MIN
  return whole > INT32_MAX ? INT32_MAX : whole < INT32_MIN ? INT32_MIN : 0
}

/** The least width of two's complement that holds all of [least, greatest]. */
export function twosComplementWidth(least: number, greatest: number): number {
  return 33 - Math.min(Math.clz32(least < 0 ? ~least : least), Math.clz32(greatest < 0 ? ~greatest : greatest))
}

/** How many codes a width has, 1 to 32 bits. */
export function codesOfWidth(width: number): number {
  return 2 * ((1 << (width - 1)) >>> 0)
}
