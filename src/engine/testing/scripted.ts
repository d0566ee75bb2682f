import { afterEach, beforeEach, vi } from 'vitest'
import type { Evaluation } from '../../core/evaluation.ts'
import type { HeldWeights, RunRequest } from '../engine.ts'
import type { ClientMessage } from '../protocol.ts'
import { type Timing, WorkerEngine } from '../worker-engine.ts'
import { type FakeWorker, fakeWorkers } from './fake-worker.ts'
import { settled } from './until.ts'

/** For engines whose work is real: however slow the machine, nothing counts as dead, and every run as young. */
export const CALM: Timing = { tickMs: 1000, silent: 600, starting: 600, youngMs: 600_000 }

/** An engine whose workers say nothing but what a test makes them say. */
export function scripted(start: (worker: FakeWorker, index: number) => void = ready): {
  engine: WorkerEngine
  workers: FakeWorker[]
} {
  const made: FakeWorker[] = []
  const { connect, workers } = fakeWorkers((worker) => {
    made.push(worker)
    start(worker, made.length - 1)
  })
  return { engine: new WorkerEngine(connect), workers }
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

/** Time passes in the tests of this file only where they say so; messages go their way as ever. */
export function stopClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
}

/** Messages arrive, then `ms` pass, then what that led to arrives. */
export async function pass(ms: number): Promise<void> {
  await settled()
  vi.advanceTimersByTime(ms)
  await settled()
}
