import { CoreError, type Problem } from '../core/errors.ts'
import { EngineFailure } from '../engine/engine.ts'
import { notify } from './session-store.ts'

/** What went wrong: a problem with what the reader gave, or a fault of ours in the words of who met it. */
export interface Trouble {
  readonly problem: Problem | null
  readonly message: string
}

/** Null where there is nothing to tell: what was stopped, and what begins anew by itself. */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof CoreError) return { problem: error.problem, message: error.message }
  if (!(error instanceof EngineFailure)) return { problem: null, message: String(error) }
  const { failure } = error
  if (failure.kind === 'problem') return { problem: failure.problem, message: error.message }
  return failure.kind === 'crashed' ? { problem: null, message: failure.message } : null
}

export function tell({ problem, message }: Trouble, pasted = false): void {
  notify(problem ? { kind: 'problem', problem, pasted } : { kind: 'crashed', message })
}
