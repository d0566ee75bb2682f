import type { FoundBy, Work } from '../../core/fast/shards.ts'

/** What the owner of a tensor says to a worker that holds a shard of it. */
export type ToShard =
  /** The weights of the shard, all finite, which are the worker's from now on, and the kernels. Comes once, first. */
  | { readonly type: 'hold'; readonly module: WebAssembly.Module; readonly weights: Float32Array }
  | { readonly type: 'run'; readonly id: number; readonly work: Work }
  /** This work is not wanted any more; whether an answer comes does not matter. */
  | { readonly type: 'drop'; readonly id: number }

export type FromShard =
  | { readonly type: 'ready' }
  | { readonly type: 'found'; readonly id: number; readonly found: FoundBy<Work> }
  /** Nothing more is to be expected of this worker. */
  | { readonly type: 'failed' }

/** A way to a worker that holds a shard. */
export interface ShardConnection {
  post(message: ToShard, transfer: ArrayBuffer[]): void
  /** Ends it at once; nothing arrives any more. */
  close(): void
}

export interface ShardListener {
  message(message: FromShard): void
  /** It is gone. */
  broken(): void
}

/** Throws where no such worker can be had. */
export type ConnectShard = (listener: ShardListener) => ShardConnection
