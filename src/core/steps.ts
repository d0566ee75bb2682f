/**
 * Long work is a generator that yields how far it is (0 to 1). The core knows no clock and no promise:
 * who drives it decides when to breathe, to report or to stop.
 */
export type Steps<T> = Generator<number, T, void>

/** Runs long work to its end at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** A result that is there at once, where a search in steps could stand. */
export function* atOnce<T>(result: T): Steps<T> {
  yield 1
  return result
}

/** Runs a part of the work and reports its progress between `from` and `to`. */
export function* portion<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield from + (to - from) * step.value
  }
}
