import type { Evaluation } from '../../core/evaluation.ts'
import type { HeldWeights, RunRequest } from '../engine.ts'
import type { ClientMessage } from '../protocol.ts'
import { nextTurn } from '../task.ts'
import { type Timing, WorkerEngine } from '../worker-engine.ts'
import { type FakeWorker, fakeWorkers } from './fake-worker.ts'

/** Ticks short enough for tests: silence of 100 ms is death, a start may take 600 ms. */
export const FAST: Timing = { tickMs: 20, silent: 5, starting: 30 }

/** And one in which every run counts as young, however slow the machine. */
export const PATIENT: Timing = { ...FAST, youngMs: 60_000 }

/** An engine whose workers say nothing but what a test makes them say. */
export function scripted(
  start: (worker: FakeWorker, index: number) => void = ready,
  timing: Timing = FAST,
): { engine: WorkerEngine; workers: FakeWorker[] } {
  const made: FakeWorker[] = []
  const { connect, workers } = fakeWorkers((worker) => {
    made.push(worker)
    start(worker, made.length - 1)
  })
  return { engine: new WorkerEngine(connect, timing), workers }
}

export function ready(worker: FakeWorker): void {
  worker.post({ type: 'ready' })
}

/** A worker that loads whatever it is told. */
export function loads(worker: FakeWorker): void {
  ready(worker)
  answering(worker, (message) => {
    if (message.type === 'call' && message.call === 'load') loaded(worker, message.job, message.request.id)
  })
}

export function answering(worker: FakeWorker, receive: (message: ClientMessage) => void): void {
  worker.server = { receive, close: () => {} }
}

export function loaded(worker: FakeWorker, job: number, id: number): void {
  worker.post({ type: 'done', call: 'load', job, reply: held(id) })
}

export function evaluated(worker: FakeWorker, job: number): void {
  worker.post({ type: 'done', call: 'run', job, reply: evaluationOf(job) })
}

/** Results here only need to be told apart. */
export function evaluationOf(job: number): Evaluation {
  return { head: [job] } as unknown as Evaluation
}

function held(id: number): HeldWeights {
  const stats = {
    n: 1,
    finite: 1,
    nan: 0,
    posinf: 0,
    neginf: 0,
    overflowed: 0,
    min: 1,
    max: 1,
    mean: 1,
    std: 0,
    sumSquares: 1,
  }
  return { id, name: `weights ${id}`, shape: [1], dtype: 'f4', stats, notes: [], tensors: [], about: [] }
}

export const runOf = (weights: number, k = 4): RunRequest => ({ weights, method: 'affine', params: { k }, bins: 80 })

/** What a promise came to: its value, or the failure as text. */
export async function outcome(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise
  } catch (error) {
    return (error as Error).message
  }
}

/** Waits until `condition` holds; vitest's own limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn()
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
