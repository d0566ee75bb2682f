import type { GoldenCase } from './manifest.ts'

/** What is not claimed, and why. Anything that is neither checked nor listed here fails. */
interface Exclusion {
  readonly family: string
  /** Cases by their id; absent: all of the family. */
  readonly cases?: RegExp
  /** One output of these cases; absent: the whole case. */
  readonly column?: string
  readonly reason: string
}

const EXCLUSIONS: readonly Exclusion[] = [
  {
    family: 'seed',
    column: 'js_math_round',
    reason: 'Math.round of JavaScript, stored to show how it differs; no method rounds so',
  },
  {
    family: 'affine',
    column: 'codes_quantize_per_tensor',
    reason: 'torch.quantize_per_tensor adds the zero point before rounding; the methods round first, as ONNX does',
  },
  { family: 'affine', cases: /^observers$/, reason: 'observers of torch are not claimed' },
  { family: 'affine', cases: /^calibration_ort$/, reason: 'calibration of ONNX Runtime is not claimed here' },
  { family: 'affine', cases: /^matmulnbits_/, reason: 'packing and zero points of MatMulNBits are not claimed' },
  { family: 'binary_ternary_log', reason: 'family still to come' },
  {
    family: 'fpformats',
    column: 'direct_f64',
    reason: 'NumPy rounds float64 to float16 directly; the methods take float32 weights, so it is rounded twice',
  },
  { family: 'gguf', reason: 'family still to come' },
  {
    family: 'mx',
    cases: /_special$/,
    reason:
      'informative: references differ for blocks with NaN, ∞ or subnormal numbers; here NaN and ∞ count as 0 in the scale',
  },
  { family: 'nf4', reason: 'family still to come' },
]

/** Why a whole case is excluded, or undefined. */
export function caseExclusion(family: string, golden: GoldenCase): string | undefined {
  return reasonOf(family, golden, (rule) => rule.column === undefined)
}

/** Why one output of a case is excluded, or undefined. */
export function columnExclusion(family: string, golden: GoldenCase, column: string): string | undefined {
  return reasonOf(family, golden, (rule) => rule.column === column)
}

function reasonOf(family: string, golden: GoldenCase, fits: (rule: Exclusion) => boolean): string | undefined {
  const rule = EXCLUSIONS.find(
    (entry) => entry.family === family && (entry.cases?.test(golden.id) ?? true) && fits(entry),
  )
  return rule?.reason
}
