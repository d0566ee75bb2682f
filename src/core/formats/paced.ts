import type { Steps } from '../steps.ts'
import type { Pace } from './contents.ts'

/** Tensors that are listed between two pauses. */
export const ITEMS = 1 << 10

/** Runs long work to its end, at the pace of the one who asked for it. */
export async function paced<T>(steps: Steps<T>, pace?: Pace): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (typeof step.value === 'number') await pace?.(step.value)
  }
}

/** What `make` gives for each item, with a pause now and then. */
export async function pacedMap<T, R>(
  items: readonly T[],
  make: (item: T) => R | Promise<R>,
  pace?: Pace,
): Promise<R[]> {
  const made: R[] = []
  for (const item of items) {
    made.push(await make(item))
    if (made.length % ITEMS === 0) await pace?.(made.length / items.length)
  }
  return made
}
