import { CoreError, type Problem } from '../errors.ts'
import type { Entry, Loaded, TensorInfo } from './contents.ts'

/** A tensor that is listed although it cannot be read. */
export function refusedEntry(
  name: string,
  problem: Problem,
  known: Partial<Pick<TensorInfo, 'shape' | 'dtype' | 'count' | 'bytes'>> = {},
): Entry {
  const load = async (): Promise<Loaded> => {
    throw new CoreError(problem.code, problem.values)
  }
  return { name, shape: [], dtype: '', count: 0, bytes: 0, ...known, problem, load }
}

/** The result of `make`, or the refused entry that its refusal leads to. */
export function entryOr(name: string, make: () => Entry, known: Parameters<typeof refusedEntry>[2] = {}): Entry {
  try {
    return make()
  } catch (error) {
    if (error instanceof CoreError) return refusedEntry(name, error.problem, known)
    throw error
  }
}
