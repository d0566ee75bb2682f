import type { Problem } from '../../core/errors.ts'
import type { WeightStats } from '../../core/evaluation.ts'
import type { TensorInfo } from '../../core/formats/contents.ts'
import type { WeightsRequest } from '../../engine/engine.ts'
import type { MethodSpec } from '../scene.ts'

/** A small histogram: `counts` lie side by side, equally wide, from `low` to `high`. */
export interface Spark {
  readonly low: number
  readonly high: number
  readonly counts: Uint32Array
}

/** What a method does to one tensor. */
export interface Damage {
  /** dB; ∞ without any error, NaN where all weights are 0. */
  readonly sqnr: number
  /** Σ(x − y)² and Σx² over the weights that are finite before and after. */
  readonly squaredError: number
  readonly signal: number
  /** Finite weights that became ±∞ or NaN. */
  readonly lost: number
  /** Everything that is stored, in bits: codes, scales, zero points. */
  readonly bits: number
}

/** What became known of one tensor. */
export type TensorScan =
  | {
      readonly kind: 'scanned'
      readonly stats: WeightStats
      readonly spark: Spark
      /** Null where the tensor stays as it is. */
      readonly damage: Damage | null
      /** Why the method does not take it. */
      readonly refused: Problem | null
    }
  /** Its values cannot be read after all. */
  | { readonly kind: 'failed'; readonly problem: Problem }

export interface Listing {
  readonly tensors: readonly TensorInfo[]
  /** Of the file, or of the first; null where it is not known. */
  readonly bytes: number | null
  /** The same, in hexadecimal. */
  readonly sha256: string | null
}

export interface ScanOrder {
  readonly tensors: readonly { readonly name: string; readonly quantize: boolean }[]
  readonly pane: MethodSpec
  readonly onTensor: (name: string, scan: TensorScan) => void
}

/** All that the File view needs of whoever reads and quantizes. The newest wish wins: an older one rejects. */
export interface Scanner {
  /** Opens what a request for weights names, and lists its tensors. Rejects with ScanRefused where that cannot be. */
  open(request: WeightsRequest): Promise<Listing>
  /** Looks at the tensors of the order one after the other. Rejects with ScanStopped. */
  scan(order: ScanOrder): Promise<void>
  /** One tensor under another method. */
  probe(name: string, pane: MethodSpec): Promise<TensorScan>
  stop(): void
  dispose(): void
}

/** The wish of the reader, or of a newer scan. */
export class ScanStopped extends Error {
  constructor() {
    super('stopped')
    this.name = 'ScanStopped'
  }
}

/** What cannot be opened or read, and why. */
export class ScanRefused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'ScanRefused'
    this.problem = problem
  }
}
