import type { Found, Pass } from './kernel-pass.ts'
import type { KernelWeights } from './weights.ts'

/** Others who hold shards of the same weights, each in memory of its own, and can run a pass on them meanwhile. */
export interface Shards {
  /** These are the weights. Nothing is started before. */
  take(weights: KernelWeights): void
  /** Starts a pass on every shard that is ready; null where none is. */
  start(pass: Pass): Started | null
}

/** What the chunks [from, to) gave; null as long as they gave nothing. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly found: Found | null
}

/** A pass that was started elsewhere. */
export interface Started {
  readonly parts: readonly Part[]
  /** Settles when nothing more is to be expected; never rejects. A part that gave nothing is the caller's own again. */
  ended(): Promise<unknown>
  /** The pass is not wanted any more. */
  drop(): void
}
