import type { Difference } from '../core/compare.ts'
import type { Evaluation } from '../core/evaluation.ts'
import type { Values } from '../core/tensor.ts'
import type { ScannedTensor, ScanRequest } from './scan-types.ts'
import type {
  Failure,
  HeldWeights,
  PickedWeight,
  Progress,
  RunRequest,
  SortingOffer,
  SortRequest,
  WeightsRequest,
} from './engine.ts'

/**
 * A request for weights as it crosses the boundary: addresses are absolute. Equal numbers of `set` mean the very same
 * files (identity is lost on the way), so that another tensor of theirs needs no second opening.
 */
export type WeightsOrder =
  | Exclude<WeightsRequest, { kind: 'files' }>
  | (Extract<WeightsRequest, { kind: 'files' }> & { readonly set: number })

export type Which = { readonly index: number } | { readonly near: number }

/** Everything that can be asked across the boundary, with its answer. */
export interface Calls {
  /** `id` is the client's: weights keep it through a restart. */
  load: { request: { readonly id: number; readonly order: WeightsOrder }; reply: HeldWeights }
  run: { request: RunRequest; reply: Evaluation }
  pick: { request: Which; reply: PickedWeight }
  python: { request: null; reply: string }
  values: { request: { readonly limit: number }; reply: Values | null }
  compare: { request: { readonly values: Values }; reply: Difference | null }
  scan: { request: ScanRequest; reply: number }
  sort: { request: SortRequest; reply: SortingOffer | null }
}

export type CallName = keyof Calls

export type Call<C extends CallName = CallName> = {
  [K in C]: { readonly type: 'call'; readonly call: K; readonly job: number; readonly request: Calls[K]['request'] }
}[C]

export type Done<C extends CallName = CallName> = {
  [K in C]: { readonly type: 'done'; readonly call: K; readonly job: number; readonly reply: Calls[K]['reply'] }
}[C]

export interface Stop {
  readonly type: 'stop'
  readonly job: number
}

/** These weights were delivered: they are the ones to work on from now on. */
export interface Use {
  readonly type: 'use'
  readonly id: number
}

export type ClientMessage = Call | Stop | Use

export type WorkerMessage =
  /** The script runs. */
  | { readonly type: 'ready' }
  /** The event loop turns while work is under way. */
  | { readonly type: 'alive' }
  | { readonly type: 'progress'; readonly call: CallName; readonly job: number; readonly progress: Progress }
  | { readonly type: 'provisional'; readonly call: 'run'; readonly job: number; readonly evaluation: Evaluation }
  | { readonly type: 'scanned'; readonly call: 'scan'; readonly job: number; readonly tensor: ScannedTensor }
  | Done
  | { readonly type: 'failed'; readonly call: CallName; readonly job: number; readonly failure: Failure }

/** A way to whoever does the work: a worker, or this very thread. */
export interface Connection {
  post(message: ClientMessage): void
  /** Ends the work at once; nothing arrives any more. */
  close(): void
}

export interface Listener {
  message(message: WorkerMessage): void
  /** The other side is gone or beyond understanding. */
  broken(reason: string): void
}

export type Connect = (listener: Listener) => Connection

/**
 * The buffers that a message gives away. A view of a part of a buffer is left to be cloned: giving away the whole would
 * take the rest from its owner.
 */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  collect(value, found)
  return [...found]
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) found.add(buffer)
    return
  }
  if (Array.isArray(value) && typeof value[0] !== 'object') return
  for (const entry of Object.values(value)) collect(entry, found)
}
