import type { Problem } from '../core/errors.ts'
import type { QuantizedScan, TensorScan } from '../core/scan.ts'
import type { Params } from '../core/params.ts'
import type { Progress } from './engine.ts'

/** A scan of the files that the newest load came from or, where it came from none, of the weights in use. */
export interface ScanRequest {
  /** Only these tensors, in this order. Absent: all that can be read, in the order of the files. */
  readonly names?: readonly string[]
  /** Absent: statistics alone. */
  readonly method?: { readonly id: string; readonly params: Params }
}

/** What was found of one tensor. */
export interface ScannedTensor {
  readonly name: string
  /** Null where the tensor could not be read. */
  readonly scan: TensorScan | null
  /** Null without a method, and where it does not fit the tensor. */
  readonly quantized: QuantizedScan | null
  /** Why something is missing. */
  readonly problem: Problem | null
}

export interface ScanHandlers {
  /** Once per tensor, in order, as soon as it is done. */
  readonly onTensor?: (tensor: ScannedTensor) => void
  /** Over all tensors together, 0 to 1. */
  readonly onProgress?: (progress: Progress) => void
}
