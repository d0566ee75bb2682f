import { MAGIC } from '../../numeric/rounding.ts'

/**
 * The nearest integer within [least, greatest], ties to even: `nearest_int` and the bounds around it. Beyond ±4194303
 * the reference is not defined (it asserts); here the bounds hold there too. NaN gives `least`.
 */
export function nearestWithin(value: number, least: number, greatest: number): number {
  const whole = value + MAGIC - MAGIC
  return whole > greatest ? greatest : whole > least ? whole : least
}

/** The nearest integer as it is stored in a byte without bounds: the low 8 bits. */
export function nearestByte(value: number): number {
  return nearestWithin(value, -4194304, 4194303) & 255
}
