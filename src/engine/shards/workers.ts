import { MOST_SHARDS } from '../budget.ts'

/** What the page calls its worker (`connect-worker.ts`): it says how many cores the page sees, before any message. */
const NAME = /^quantscope on (\d+)$/

/**
 * How many more workers may help a worker of this name: a core is left to the page. None where no worker can be had, or
 * where this is no worker.
 */
export function workersFor(name: string): number {
  const cores = Number(NAME.exec(name)?.[1] ?? 0)
  return typeof Worker === 'undefined' ? 0 : Math.max(0, Math.min(cores - 2, MOST_SHARDS))
}
