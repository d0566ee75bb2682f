import type { Bins } from '../../core/evaluation.ts'
import { fixed, significant } from '../../i18n/numbers.ts'
import { edgeOf } from '../charts/domain.ts'

/** A float64 has no more digits. */
const MOST_DIGITS = 17

/** The lower edge of a bin, with the decimals that tell it from the next one, however far from zero both are. */
export function edgeText(bins: Bins, index: number): string {
  const value = edgeOf(bins, index)
  const size = Math.abs(value)
  const power = Math.floor(Math.log10(size))
  const digits = Math.max(1, Math.min(MOST_DIGITS, power + 1 + decimalsOf(bins.width)))
  if (size < 1e-5 || size >= 1e6) return significant(value, digits)
  return fixed(value, Math.max(0, digits - 1 - power))
}

/** An edge is half a width from a multiple of it: half of 2 × 10ⁿ is as short, half of 1 or 5 × 10ⁿ has a digit more. */
function decimalsOf(width: number): number {
  const [step, exponent] = width.toExponential().split('e')
  return (step === '2' ? 0 : 1) - Number(exponent)
}
