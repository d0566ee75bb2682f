import type { WeightsRequest } from '../engine/engine.ts'
import type { Blocked } from './session-store.ts'

/** What a source comes to: weights that the engine can load, or why there are none. */
export type Resolved =
  | { readonly kind: 'request'; readonly request: WeightsRequest }
  | { readonly kind: 'blocked'; readonly blocked: Blocked }

export const request = (value: WeightsRequest): Resolved => ({ kind: 'request', request: value })
export const blocked = (value: Blocked): Resolved => ({ kind: 'blocked', blocked: value })
