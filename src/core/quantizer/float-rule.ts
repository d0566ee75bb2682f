import { encoderTables } from '../numeric/number-encoder.ts'
import {
  decodeNumber,
  greatestCode,
  nanCode,
  type NumberFormat,
  overflowCode,
  signBit,
} from '../numeric/number-format.ts'
import type { Rounder } from '../numeric/rounding.ts'
import { type FloatRule, quantizeFloats } from './float-kernel.ts'
import type { Block } from './method.ts'

/**
 * How numbers become numbers of `format`. `native`: what is too great becomes what the reference's cast gives, ∞ or
 * NaN; else the greatest number. `round` null means ties to even.
 */
export function floatRule(format: NumberFormat, native: boolean, round: Rounder | null): FloatRule {
  return {
    tables: encoderTables(format),
    round,
    missingZero: format.top === 'fnuz' ? signBit(format) : null,
    special: (scaled) => specialCode(format, native, scaled),
    decode: (code) => decodeNumber(format, code),
  }
}

/** Casts float32 numbers as they are, without a scale. `first` is the place of the first in its tensor. */
export function castFloats(rule: FloatRule, numbers: Float32Array, first: number): Block {
  const n = numbers.length
  const out = { codes: new Int32Array(n), values: new Float32Array(n), flags: new Uint8Array(n) }
  quantizeFloats(rule, { factor: 1, multiplier: null }, numbers, 0, n, out, 0, first)
  return out
}

/** The code of a number beyond the finite ones, and of NaN. */
function specialCode(format: NumberFormat, native: boolean, scaled: number): number {
  if (scaled !== scaled) return nanCode(format)
  const size = native ? overflowCode(format) : greatestCode(format)
  return scaled < 0 ? size | signBit(format) : size
}
