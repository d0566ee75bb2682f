import type { NumberFormat, Top } from './number-format.ts'

/** The number formats that methods and file formats name. `e4m3` without a suffix and `e3m4` have ∞, as IEEE 754. */

const format = (exponent: number, mantissa: number, bias: number, top: Top): NumberFormat => ({
  exponent,
  mantissa,
  bias,
  top,
})

export const FLOAT16 = format(5, 10, 15, 'ieee')
export const BFLOAT16 = format(8, 7, 127, 'ieee')
export const FLOAT8_E4M3FN = format(4, 3, 7, 'fn')
export const FLOAT8_E4M3FNUZ = format(4, 3, 8, 'fnuz')
export const FLOAT8_E5M2 = format(5, 2, 15, 'ieee')
export const FLOAT8_E5M2FNUZ = format(5, 2, 16, 'fnuz')
export const FLOAT6_E2M3FN = format(2, 3, 1, 'none')
export const FLOAT6_E3M2FN = format(3, 2, 3, 'none')
export const FLOAT4_E2M1FN = format(2, 1, 1, 'none')

/** All of them by the names that NumPy and ml_dtypes use. */
export const NUMBER_FORMATS: Readonly<Record<string, NumberFormat>> = {
  float16: FLOAT16,
  bfloat16: BFLOAT16,
  float8_e3m4: format(3, 4, 3, 'ieee'),
  float8_e4m3: format(4, 3, 7, 'ieee'),
  float8_e4m3fn: FLOAT8_E4M3FN,
  float8_e4m3fnuz: FLOAT8_E4M3FNUZ,
  float8_e4m3b11fnuz: format(4, 3, 11, 'fnuz'),
  float8_e5m2: FLOAT8_E5M2,
  float8_e5m2fnuz: FLOAT8_E5M2FNUZ,
  float6_e2m3fn: FLOAT6_E2M3FN,
  float6_e3m2fn: FLOAT6_E3M2FN,
  float4_e2m1fn: FLOAT4_E2M1FN,
}
