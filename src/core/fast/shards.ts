import type { Steps } from '../steps.ts'
import type { Packing } from './groups.ts'
import type { Found, Pass } from './kernel-pass.ts'

/** Encodes the weights in blocks, as the codec of this id does. Only where all weights are finite: shards hold no others. */
export interface Packs {
  readonly codec: string
}

/** Work on all weights that can be done in parts, told by plain data alone. */
export type Work = Pass | Packs

/** What it gives. */
export type FoundBy<W extends Work> = W extends Packs ? Packing : Found

/** Weights that can be handed out by chunks. */
export interface Divisible {
  readonly module: WebAssembly.Module
  /** How many chunks of `CHUNK` weights there are; the last one may be shorter. */
  readonly chunks: number
  /** A copy of the weights in the chunks [from, to). Throws RangeError where there is no memory for it. */
  part(from: number, to: number): Float32Array
}

/** Others who hold shards of the same weights, each in memory of its own, and can work on them meanwhile. */
export interface Shards {
  /** These are the weights. Nothing is started before. */
  take(weights: Divisible): void
  /** Starts work on every shard that is ready; null where none is, or where it is not worth it. */
  start<W extends Work>(work: W): Started<FoundBy<W>> | null
}

/** What the chunks [from, to) gave; null as long as they gave nothing. */
export interface Part<T> {
  readonly from: number
  readonly to: number
  readonly found: T | null
}

/** Work that was started elsewhere. */
export interface Started<T> {
  /** In the order of their chunks. */
  readonly parts: readonly Part<T>[]
  /** Settles when nothing more is to be expected; never rejects. A part that gave nothing is the caller's own again. */
  ended(): Promise<unknown>
  /** The work is not wanted any more. */
  drop(): void
}

/** Work under way on chunks of weights, in any order. */
export interface InParts<T> {
  readonly chunks: number
  /** Does the chunks [from, to). */
  run(from: number, to: number): Steps<void>
  /** Takes what the chunks from `from` on gave elsewhere. */
  add(from: number, found: T): void
  /** What all chunks gave. */
  found(): T
}

/** Does work on all chunks: the own share first, then what others left of theirs. */
export function* share<W extends Work>(shards: Shards | null, work: W, own: InParts<FoundBy<W>>): Steps<FoundBy<W>> {
  const started = shards?.start(work)
  const parts = started?.parts ?? []
  try {
    for (const [from, to] of between(parts, own.chunks)) yield* own.run(from, to)
    if (started) yield started.ended()
    for (const { from, to, found } of parts) {
      if (found) own.add(from, found)
      else yield* own.run(from, to)
    }
    return own.found()
  } finally {
    started?.drop()
  }
}

/** The chunks that are in no part. */
function between(parts: readonly Part<unknown>[], chunks: number): (readonly [from: number, to: number])[] {
  const starts = [0, ...parts.map(({ to }) => to)]
  const ends = [...parts.map(({ from }) => from), chunks]
  return starts.map((from, i) => [from, ends[i]] as const).filter(([from, to]) => from < to)
}
