import type { Problem } from '../../core/errors.ts'

/** One tensor in two files: the SQNR of the other's values against those of the file on show. */
export type Compared =
  | {
      readonly kind: 'compared'
      readonly sqnr: number
      readonly greatest: number
      /** Places where one is ∞ or NaN and the other is not the same. */
      readonly apart: number
    }
  /** The other file has none of this name. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'shape'; readonly shape: readonly number[] }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed'; readonly problem: Problem }

export interface Comparison {
  readonly name: string
  readonly status: 'working' | 'done' | 'failed'
  readonly found: ReadonlyMap<string, Compared>
  readonly failure: Problem | string | null
}
