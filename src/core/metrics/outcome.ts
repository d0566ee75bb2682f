import type { EqualBins } from '../numeric/equal-bins.ts'
import type { Steps } from '../steps.ts'
import type { Values } from '../tensor.ts'
import type { Occurring } from './code-counts.ts'
import type { ValueBins } from './value-bins.ts'

/** What became of the finite weights: the quantized values, each `counts` times, or once where that is null. */
export interface Outcome {
  /** Null where the method stores no codes. */
  readonly occurring: Occurring | null
  readonly values: Values
  readonly counts: Float64Array | null
  /** Where they have been counted already: `values` are the least and the greatest then, each 0 times. */
  readonly counted?: Counted
}

/** What is asked of quantized values. */
export interface Counted {
  /** How many are 0. */
  readonly zeros: number
  readonly display: ValueBins
  /** In bins that hold them all. */
  countEqual(bins: EqualBins): Steps<Float64Array>
}
