import type { Steps } from '../steps.ts'
import type { Pace } from './contents.ts'

/** Characters or bytes between two pauses: some milliseconds of work, so that a stop is soon heard. */
export const STRIDE = 1 << 17
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

/** The pace of a part of the work that goes from `from` to `to` of the whole. */
export function paceOf(pace: Pace | undefined, from: number, to: number): Pace | undefined {
  return pace && ((done) => pace(from + (to - from) * done))
}
