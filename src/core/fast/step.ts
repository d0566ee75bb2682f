import type { UniformQuantizer } from '../quantizer/uniform.ts'
import type { UniformStep } from '../quantizer/uniform-kernel.ts'

/** Codes are float32 in the kernels, and get 2^23 added. */
const GREATEST_CODE = 1 << 22

/** The step of a per-tensor quantizer, where the kernels do exactly what it does; else null. */
export function stepOf(quantizer: UniformQuantizer): UniformStep | null {
  if (quantizer.layout.groups !== 1 || quantizer.spec.rounding !== 'half-even') return null
  const only = quantizer.step(0)
  const least = only.min - only.zero
  const greatest = only.max - only.zero
  // Padding must become 0, and every quotient a number: 1 ÷ s overflows below 2^-128.
  const holdsZero = least <= 0 && greatest >= 0
  const small = -least < GREATEST_CODE && greatest < GREATEST_CODE
  const usable = only.scale !== 0 && Number.isFinite(only.scale) && Number.isFinite(only.factor ?? 1)
  return holdsZero && small && usable ? only : null
}
