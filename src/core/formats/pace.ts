import type { Pace } from './contents.ts'

/** Characters or bytes between two pauses: some milliseconds of work, so that a stop is soon heard. */
export const STRIDE = 1 << 17

/** The pace of a part of the work that goes from `from` to `to` of the whole. */
export function paceOf(pace: Pace | undefined, from: number, to: number): Pace | undefined {
  return pace && ((done) => pace(from + (to - from) * done))
}
