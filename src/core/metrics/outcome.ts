import type { Values } from '../tensor.ts'
import type { Occurring } from './code-counts.ts'

/** What became of the finite weights: the quantized values, each `counts` times, or once where that is null. */
export interface Outcome {
  /** Null where the method stores no codes. */
  readonly occurring: Occurring | null
  readonly values: Values
  readonly counts: Float64Array | null
}
