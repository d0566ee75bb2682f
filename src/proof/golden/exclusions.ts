import { typeOf } from './ggml.ts'
import type { GoldenCase } from './manifest.ts'

/** What is not claimed, and why. Anything that is neither checked nor listed here fails. */
interface Exclusion {
  readonly family: string
  /** Recognises its cases as handlers do, by what they are and never by their names; absent: all of the family. */
  readonly cases?: (golden: GoldenCase) => boolean
  /** One output of these cases, or all whose names are like this; absent: the whole case. */
  readonly column?: string | RegExp
  readonly reason: string
}

const CODEBOOKS = 'IQ2 and IQ3 are outside the catalogue: their codebooks are large tables'

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
  {
    family: 'affine',
    column: 'records of HistogramObserver',
    reason: 'a search over a histogram that is merged batch by batch; no rule for the range is that one',
  },
  {
    family: 'affine',
    column: 'records of float_qparams',
    reason: 'zero points that are no integers; no method has them',
  },
  {
    family: 'affine',
    column: 'zero points of symmetric quint8',
    reason: 'codes of the symmetric methods lie around 0 and have no zero point; their scales are compared',
  },
  {
    family: 'affine',
    column: 'records of method percentile',
    reason: 'percentile is that of NumPy, of the values themselves; ONNX Runtime takes it from a histogram',
  },
  { family: 'gguf', cases: (golden) => /^IQ[23]_/.test(typeOf(golden)), reason: CODEBOOKS },
  { family: 'gguf', column: /^params\.IQ[23]_/, reason: CODEBOOKS },
  {
    family: 'gguf',
    cases: ({ inputs }) => 'imatrix' in inputs,
    column: 'blocks',
    reason: 'importance matrices are not claimed; what these blocks say is checked',
  },
  {
    family: 'gguf',
    cases: (golden) => /^(MXFP4|NVFP4|Q1_0|Q2_0)$/.test(typeOf(golden)),
    column: 'blocks',
    reason: 'no method packs this type of ggml; what its blocks say is checked',
  },
  {
    family: 'fpformats',
    column: 'direct_f64',
    reason: 'NumPy rounds float64 to float16 directly; the methods take float32 weights, so it is rounded twice',
  },
  {
    family: 'mx',
    cases: ({ compare }) => compare.startsWith('informative'),
    reason:
      'informative: references differ for blocks with NaN, ∞ or subnormal numbers; here NaN and ∞ count as 0 in the scale',
  },
  {
    family: 'nf4',
    column: 'codes_ort',
    reason: 'ONNX Runtime ports the CUDA thresholds; the methods follow the default backend of bitsandbytes',
  },
  {
    family: 'nf4',
    cases: ({ params }) => 'codebook' in params && params['codebook'] !== 'dynamic',
    column: 'codebook',
    reason: 'no method has the linear 8-bit map; it is taken from the file, and codes and values are compared',
  },
]

/** Why a whole case is excluded, or undefined. */
export function caseExclusion(family: string, golden: GoldenCase): string | undefined {
  return reasonOf(family, golden, ({ column }) => column === undefined)
}

/** Why one output of a case is excluded, or undefined. */
export function columnExclusion(family: string, golden: GoldenCase, name: string): string | undefined {
  return reasonOf(family, golden, ({ column }) => (column instanceof RegExp ? column.test(name) : column === name))
}

function reasonOf(family: string, golden: GoldenCase, fits: (rule: Exclusion) => boolean): string | undefined {
  const rule = EXCLUSIONS.find((entry) => entry.family === family && (entry.cases?.(golden) ?? true) && fits(entry))
  return rule?.reason
}
