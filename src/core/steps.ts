/**
 * Long work is a generator that yields how far it is (0 to 1), or what it waits for while others do a part of it. The
 * core knows no clock: who drives it decides when to breathe, to report or to stop. Who does not wait gets the same result;
 * the work then does that part by itself.
 */
export type Steps<T> = Generator<number | Promise<unknown>, T, void>

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

/** Runs a part of the work, whose progress `report` puts into that of the whole. */
export function* within<T>(steps: Steps<T>, report: (done: number) => number): Steps<T> {
  try {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      yield typeof step.value === 'number' ? report(step.value) : step.value
    }
  } finally {
    leave(steps)
  }
}

/** Runs a part of the work and reports its progress between `from` and `to`. */
export function portion<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  return within(steps, (done) => from + (to - from) * done)
}

/** Ends work that is not wanted any more, wherever it is, so that it lets go of what it holds. */
export function leave(steps: Steps<unknown>): void {
  steps.return(undefined)
}
