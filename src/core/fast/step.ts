import type { Bins } from '../evaluation.ts'
import type { Rounding } from '../numeric/rounding.ts'
import { ClipQuantizer } from '../quantizer/clip.ts'
import { FixedPointQuantizer } from '../quantizer/fixed-point.ts'
import type { Quantizer } from '../quantizer/method.ts'
import { UniformQuantizer } from '../quantizer/uniform.ts'
import type { UniformStep } from '../quantizer/uniform-kernel.ts'

/** Codes are float32 in the kernels, and get 2^23 added. */
const GREATEST_CODE = 1 << 22

/** What a per-tensor quantizer does with a weight: clips it, divides it by its step and rounds. */
export interface RoundedStep {
  readonly step: UniformStep
  readonly rounding: SteadyRounding
  /** Smaller and greater weights are clipped, to the least and the greatest code. */
  readonly low: number
  readonly high: number
}

/** Roundings that look at the number alone, in the order in which the kernels count them. */
export const STEADY_ROUNDINGS = ['half-even', 'half-away', 'half-up', 'trunc', 'floor'] as const satisfies Rounding[]
type SteadyRounding = (typeof STEADY_ROUNDINGS)[number]

/** As `roundedStepOf`, where ties go to even: what all kernels know. Clipping drops the fraction, so it is not among these. */
export function stepOf(quantizer: Quantizer, bins: Bins): UniformStep | null {
  const rounded = roundedStepOf(quantizer, bins)
  return rounded?.rounding === 'half-even' ? rounded.step : null
}

/** The step for weights that lie in `bins`, where the kernels can do exactly what the quantizer does; else null. */
export function roundedStepOf(quantizer: Quantizer, bins: Bins): RoundedStep | null {
  if (quantizer.layout.groups !== 1) return null
  const only =
    quantizer instanceof UniformQuantizer
      ? rounded(quantizer.spec, quantizer.step(0))
      : quantizer instanceof FixedPointQuantizer
        ? fixedPointStep(quantizer, bins)
        : quantizer instanceof ClipQuantizer
          ? clipStep(quantizer, bins)
          : null
  return only && isUsable(only.step) ? only : null
}

function rounded({ rounding }: { readonly rounding: Rounding }, step: UniformStep): RoundedStep | null {
  return isSteady(rounding) ? { step, rounding, low: -Infinity, high: Infinity } : null
}

function isSteady(rounding: Rounding): rounding is SteadyRounding {
  return rounding !== 'stochastic'
}

/** Codes as far as weights go: far from the ends of int32 no cast does anything. Powers of two divide without an error. */
function fixedPointStep({ spec, units }: FixedPointQuantizer, bins: Bins): RoundedStep | null {
  if (!spec.single) return null
  const { least, greatest } = endsOf(bins)
  const min = Math.min(0, Math.floor(least * units))
  const max = Math.max(0, Math.ceil(greatest * units))
  return rounded(spec, { scale: 1 / units, zero: 0, min, max, factor: null })
}

/** Clipping first and dropping the fraction then gives what the other order gives. Codes as far as weights go. */
function clipStep({ spec, reach }: ClipQuantizer, bins: Bins): RoundedStep | null {
  const { a, b, single } = spec
  if (!single || reach === null || a > b) return null
  const { least, greatest } = endsOf(bins)
  const min = Math.max(reach.min, Math.min(0, Math.floor(least)))
  const max = Math.min(reach.max, Math.max(0, Math.ceil(greatest)))
  return { step: { scale: 1, zero: 0, min, max, factor: null }, rounding: 'trunc', low: a, high: b }
}

/** Beyond which there are no weights. */
function endsOf({ width, first, count }: Bins): { readonly least: number; readonly greatest: number } {
  return { least: (first - 1) * width, greatest: (first + count) * width }
}

/** Padding must become 0, and every quotient a number: 1 ÷ s overflows below 2^-128. */
function isUsable({ scale, factor, zero, min, max }: UniformStep): boolean {
  const least = min - zero
  const greatest = max - zero
  const holdsZero = least <= 0 && greatest >= 0
  const small = -least < GREATEST_CODE && greatest < GREATEST_CODE
  return holdsZero && small && scale !== 0 && Number.isFinite(scale) && Number.isFinite(factor ?? 1)
}
