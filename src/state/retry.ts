import { EngineFailure } from '../engine/engine.ts'

/** Repeats work that the death of a worker has cut off, `tries` times in all. Rejects with what the work rejects with. */
export async function retrying<T>(work: () => Promise<T>, tries: number): Promise<T> {
  for (let left = tries - 1; ; left--) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof EngineFailure) || error.failure.kind !== 'restarted' || left <= 0) throw error
    }
  }
}

/** What went wrong, where nobody foresaw it, in the words of the engine or of the browser. */
export function messageOf(error: unknown): string {
  if (error instanceof EngineFailure)
    return error.failure.kind === 'crashed' ? error.failure.message : 'no sign of life'
  return error instanceof Error ? error.message : String(error)
}
