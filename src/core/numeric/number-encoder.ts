import { powerOfTwo } from './elementary.ts'
import { memo } from './memo.ts'
import { greatestCode, type NumberFormat, signBit } from './number-format.ts'

/**
 * How numbers round to a format, by the upper nine bits of their float32 pattern: sign and exponent e. From 2^e on,
 * numbers of the format are whole multiples r of 2^(e − mantissa), below 2^(1 − bias) of one smallest step, and their
 * codes count on by 1 with r, across the powers of two too. So the code is r + offset, and the value r · unit.
 */
export interface EncoderTables {
  /** ±1 ÷ step: turns the number into its size in steps. */
  readonly inverse: Float64Array
  /** ±step. */
  readonly unit: Float64Array
  /** The code of r = 0, with the sign bit. */
  readonly offset: Float64Array
  /** The greatest r that stands for a finite number; −1 where none does. */
  readonly most: Float64Array
}

const FLOAT32_BIAS = 127
const SIGN = 256

export const encoderTables: (format: NumberFormat) => EncoderTables = memo((format) => {
  const { mantissa, bias } = format
  const greatest = greatestCode(format)
  const tables = {
    inverse: new Float64Array(2 * SIGN),
    unit: new Float64Array(2 * SIGN),
    offset: new Float64Array(2 * SIGN),
    most: new Float64Array(2 * SIGN),
  }
  for (let field = 0; field < SIGN; field++) {
    // A field of 0 means 2^−126 too; where formats reach below that, their last step still holds.
    const exponent = Math.max(field - FLOAT32_BIAS, 1 - bias, 1 - FLOAT32_BIAS)
    const offset = (exponent + bias - 1) << mantissa
    for (const sign of [0, 1]) {
      const index = sign * SIGN + field
      const side = sign === 1 ? -1 : 1
      tables.inverse[index] = side * powerOfTwo(mantissa - exponent)
      tables.unit[index] = side * powerOfTwo(exponent - mantissa)
      tables.offset[index] = offset + sign * signBit(format)
      // NaN and ±∞ have the field 255.
      tables.most[index] = field === SIGN - 1 ? -1 : greatest - offset
    }
  }
  return tables
})
