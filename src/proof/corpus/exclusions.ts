import type { Problem } from '../../core/errors.ts'

interface Exclusion {
  /** Is it this that keeps a tensor, which the manifest expects, from being read? */
  readonly applies: (problem: Problem) => boolean
  readonly reason: string
}

/**
 * The only list of what is not checked in full: tensors that the manifest expects and that are listed with a reason
 * instead of values. All other tensors of such a file are checked.
 */
export const EXCLUSIONS: readonly Exclusion[] = [
  {
    applies: ({ code, values }) => code === 'gguf-tensor-type' && values.fault === 'undecoded',
    reason: 'a ggml type has no decoder yet',
  },
]

/** Why a tensor with this problem is not checked; undefined where it must be. */
export function reasonToExclude(problem: Problem): string | undefined {
  return EXCLUSIONS.find(({ applies }) => applies(problem))?.reason
}
