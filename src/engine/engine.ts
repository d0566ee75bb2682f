import type { Difference } from '../core/compare.ts'
import type { Problem } from '../core/errors.ts'
import type { Evaluation, WeightStats } from '../core/evaluation.ts'
import type { About, TensorInfo } from '../core/formats/contents.ts'
import type { FileNote } from '../core/formats/problems.ts'
import type { RawLayout } from '../core/formats/raw-types.ts'
import type { Params } from '../core/params.ts'
import type { TraceStep } from '../core/quantizer/method.ts'
import type { StoredInfo, StoredWeight } from '../core/stored.ts'
import type { ScanHandlers, ScanRequest } from './scan-types.ts'

/** What the engine can be asked to hold. Decoding a link's payload is the caller's; here only numbers and recipes arrive. */
export type WeightsRequest =
  | { readonly kind: 'generate'; readonly id: string; readonly params: Params }
  | {
      readonly kind: 'values'
      readonly name: string
      readonly shape: readonly number[]
      readonly dtype: string
      /** The engine's from now on: it needs them again after a restart. */
      readonly data: Float32Array | Float64Array
    }
  /** Typed or pasted text: read like a text or JSON file. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | ({ readonly kind: 'files'; readonly files: readonly File[] } & WhichTensor)
  /** A file of any site, read by parts where that site allows it; pages about a file lead to the file. */
  | ({ readonly kind: 'url'; readonly href: string } & WhichTensor)
  /** One tensor file at an address of this site (the built-in example). */
  | { readonly kind: 'fetch'; readonly name: string; readonly href: string }

interface WhichTensor {
  /** Absent: the main one. */
  readonly tensor?: string
  /** Only the list of the tensors is wanted: whichever can be read will do. */
  readonly any?: true
  /** The content is not asked what it is. */
  readonly raw?: RawLayout
}

/** Weights that the engine holds under `id`, which stays the same through a restart. */
export interface HeldWeights {
  readonly id: number
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: string
  readonly stats: WeightStats
  /** Remarks of the reader: what was skipped, converted or suspicious. */
  readonly notes: readonly FileNote[]
  /** All tensors of the files that these weights came from; those that cannot be read state their problem. */
  readonly tensors: readonly TensorInfo[]
  /** How the file itself has quantized them; absent where it has not. */
  readonly stored?: StoredInfo
  /** What the files say about themselves. */
  readonly about: readonly About[]
  /** Of the file (the first, if several), where it is known. */
  readonly file?: { readonly name: string; readonly bytes: number; readonly sha256: string }
}

export interface RunRequest {
  readonly weights: number
  readonly method: string
  readonly params: Params
  readonly bins: number
  /** A hand is on a control: the fastest answer, whose last digits may differ from those of an answer at rest. */
  readonly hurried?: boolean
}

export interface SortRequest {
  readonly weights: number
  readonly now: boolean
}

/** What the reader sees when a weight is picked. */
export interface PickedWeight {
  readonly index: number
  /** One number per axis. */
  readonly position: readonly number[]
  readonly group: number
  readonly scale: number | null
  /** Where there is no step: what the entry of the codebook is multiplied by. */
  readonly factor: number | null
  readonly zeroPoint: number | null
  /** The numbers of the group by their names in the formula, where these are others than s. */
  readonly symbols?: Readonly<Record<string, number>> | undefined
  readonly steps: readonly TraceStep[]
  /** What the weight becomes. */
  readonly quantized: number
  /** What the file stores of it, where the file itself has quantized it. */
  readonly stored?: StoredWeight
}

export type WorkPhase = 'load' | 'range' | 'measure'

export interface Progress {
  readonly phase: WorkPhase
  /** 0 to 1. */
  readonly done: number
}

/** What sorting would cost that is not done without asking, and what it is about. */
export interface SortingOffer {
  readonly count: number
  /** Bytes beside what is held already: for a moment, and to stay. */
  readonly peak: number
  readonly stays: number
  /** How long one answer takes as it is, measured. */
  readonly answerMs: number
}

/** The failure of a request; `stopped` is not an error but a wish. */
export type Failure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'stopped' }
  /** The weights that it is about are not held any more: others have been loaded. */
  | { readonly kind: 'gone' }
  /** The worker died under this request; another one starts and loads the weights again. */
  | { readonly kind: 'restarted' }
  | { readonly kind: 'crashed'; readonly message: string }

export class EngineFailure extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.kind === 'problem' ? failure.problem.code : failure.kind)
    this.name = 'EngineFailure'
    this.failure = failure
  }
}

export interface RunHandlers {
  /**
   * A result that uses the ranges in force before, because the search for the new ones takes long. May come once,
   * before the promise settles.
   */
  readonly onProvisional?: (evaluation: Evaluation) => void
  readonly onProgress?: (progress: Progress) => void
}

/**
 * The only boundary between the page and the work. Each kind of request keeps only the newest that waits: an older one
 * rejects with `stopped`. What is under way when a newer one comes: a load is stopped; a run finishes and resolves with
 * its own result while it is young, so that results may arrive for requests that are no longer the newest.
 */
export interface Engine {
  load(request: WeightsRequest, onProgress?: (progress: Progress) => void): Promise<HeldWeights>
  run(request: RunRequest, handlers?: RunHandlers): Promise<Evaluation>
  /**
   * The weight at `index`, or the one whose value is nearest to `near`, under the newest finished run. Rejects with
   * `stopped` while there is none.
   */
  pick(which: { readonly index: number } | { readonly near: number }): Promise<PickedWeight>
  /** NumPy that gives the numbers of the newest finished run. */
  python(): Promise<string>
  /** The values of the held weights (a copy), for a link that the user wants to carry them. At most `limit`; else null. */
  values(limit: number): Promise<Float32Array | Float64Array | null>
  /**
   * How far `values`, which are the engine's from now on, are from the held weights. Resolves with null where there are
   * none, or not as many.
   */
  compare(values: Float32Array | Float64Array): Promise<Difference | null>
  /**
   * Scans all tensors of the files in use, and tells of each as soon as it is known. Other work goes first. Resolves with
   * the number of tensors; rejects with `stopped` when a newer scan or other files come.
   */
  scan(request: ScanRequest, handlers?: ScanHandlers): Promise<number>
  /**
   * Sorts the weights with this id `now`, while runs go first, and resolves with null; else with what that would cost,
   * or null where there is nothing to gain. Rejects with `sorting-memory`; the weights then stay as they are.
   */
  sort(request: SortRequest, onProgress?: (progress: Progress) => void): Promise<SortingOffer | null>
  /** Stops what is under way; the promises reject with `stopped`, results on show stay. */
  stop(): void
  /** Called after a crash, when the worker runs again with its weights. Results are not asked for again by itself. */
  onRestart(listener: () => void): () => void
  dispose(): void
}
