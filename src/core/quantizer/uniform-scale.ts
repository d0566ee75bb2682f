import { FLOAT32_TINY } from '../numeric/float32.ts'
import { halfEven } from '../numeric/rounding.ts'
import { FLOAT32_MAX } from '../params.ts'

/** The least scale where weights are multiplied by its reciprocal: torch.finfo(float32).eps. */
export const RECIPROCAL_LEAST = 1.1920928955078125e-7

export const SPANS = ['narrow', 'full', 'no-clip', 'signed'] as const

export type Span = (typeof SPANS)[number]

/** The codes of a grid and how its scale is used. */
export interface CodeRange {
  readonly min: number
  readonly max: number
  readonly reciprocal: boolean
}

/** s = (b − a) / (qmax − qmin) in float32; the range takes in 0. */
export function affineScale(a: number, b: number, codes: CodeRange): number {
  const low = Math.fround(Math.min(a, 0))
  const high = Math.fround(Math.max(b, 0))
  const steps = codes.max - codes.min
  const width = Math.fround(high - low)
  // The width of a range can pass the greatest float32 where its step does not.
  const scale = width === Infinity ? high / steps - low / steps : width / steps
  return usable(Math.fround(scale), low !== high, codes)
}

/** z = qmin − rint(a / s), held inside the codes. */
export function affineZero(a: number, scale: number, { min, max }: CodeRange): number {
  const low = Math.fround(Math.min(a, 0))
  const zero = min - halfEven(Math.fround(low / scale))
  return Math.min(max, Math.max(min, zero))
}

/** The scale of a grid whose zero is code 0. `negative`: the weight of greatest size lies below 0. */
export function symmetricScale(a: number, b: number, span: Span, negative: boolean, codes: CodeRange): number {
  const low = Math.fround(Math.min(a, 0))
  const high = Math.fround(Math.max(b, 0))
  const size = Math.max(-low, high)
  if (span === 'full') return usable(Math.fround(size / ((codes.max - codes.min) / 2)), size > 0, codes)
  if (span === 'narrow') return usable(Math.fround(size / codes.max), size > 0, codes)
  if (span === 'signed') return usable(Math.fround((negative ? -size : size) / codes.min), size > 0, codes)
  const below = Math.fround(low / codes.min)
  // One bit has no code above 0.
  const above = codes.max > 0 ? Math.fround(high / codes.max) : 0
  return usable(Math.max(below, above), below > 0 || above > 0, codes)
}

/** Holds a scale where the arithmetic works: not 0, and no level beyond the greatest float32. */
function usable(scale: number, hasWidth: boolean, codes: CodeRange): number {
  const size = Math.abs(scale)
  if (codes.reciprocal && size < RECIPROCAL_LEAST) return scale < 0 ? -RECIPROCAL_LEAST : RECIPROCAL_LEAST
  if (!hasWidth) return 1
  if (size < FLOAT32_TINY) return scale < 0 ? -FLOAT32_TINY : FLOAT32_TINY
  return Math.max(-FLOAT32_MAX, Math.min(FLOAT32_MAX, scale))
}

/** `scale`, or the greatest below it whose levels from `min` to `max` around `zero` are all finite. */
export function finiteLevels(scale: number, zero: number, { min, max }: CodeRange): number {
  const steps = Math.max(zero - min, max - zero)
  if (steps === 0 || Number.isFinite(Math.fround(steps * scale))) return scale
  // One part in 2^22 less, so that rounding cannot bring the product back up.
  const greatest = Math.fround((FLOAT32_MAX / steps) * (1 - 2.384185791015625e-7))
  return scale < 0 ? -greatest : greatest
}
