import type { Bins } from '../evaluation.ts'
import { FixedPointQuantizer } from '../quantizer/fixed-point.ts'
import type { Quantizer } from '../quantizer/method.ts'
import { UniformQuantizer } from '../quantizer/uniform.ts'
import type { UniformStep } from '../quantizer/uniform-kernel.ts'

/** Codes are float32 in the kernels, and get 2^23 added. */
const GREATEST_CODE = 1 << 22

/** The step of a per-tensor quantizer for weights that lie in `bins`, where the kernels do exactly what it does; else null. */
export function stepOf(quantizer: Quantizer, bins: Bins): UniformStep | null {
  if (quantizer.layout.groups !== 1) return null
  const only =
    quantizer instanceof UniformQuantizer
      ? uniformStep(quantizer)
      : quantizer instanceof FixedPointQuantizer
        ? fixedPointStep(quantizer, bins)
        : null
  return only && isUsable(only) ? only : null
}

function uniformStep(quantizer: UniformQuantizer): UniformStep | null {
  return quantizer.spec.rounding === 'half-even' ? quantizer.step(0) : null
}

/** Codes as far as weights go: far from the ends of int32 no cast does anything. Powers of two divide without an error. */
function fixedPointStep({ spec, units }: FixedPointQuantizer, { width, first, count }: Bins): UniformStep | null {
  if (spec.rounding !== 'half-even' || !spec.single) return null
  const min = Math.min(0, Math.floor((first - 1) * width * units))
  const max = Math.max(0, Math.ceil((first + count) * width * units))
  return { scale: 1 / units, zero: 0, min, max, factor: null }
}

/** Padding must become 0, and every quotient a number: 1 ÷ s overflows below 2^-128. */
function isUsable({ scale, factor, zero, min, max }: UniformStep): boolean {
  const least = min - zero
  const greatest = max - zero
  const holdsZero = least <= 0 && greatest >= 0
  const small = -least < GREATEST_CODE && greatest < GREATEST_CODE
  return holdsZero && small && scale !== 0 && Number.isFinite(scale) && Number.isFinite(factor ?? 1)
}
