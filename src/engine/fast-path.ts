import { evaluateQuantizer } from '../core/evaluate.ts'
import { Accelerator } from '../core/fast/accelerate.ts'
import { DirectPath } from '../core/fast/direct.ts'
import { fastPathOf } from '../core/fast/path.ts'
import type { Work } from '../core/fast/shards.ts'
import { CoreError } from '../core/errors.ts'
import type { Values } from '../core/tensor.ts'
import { shardsWithin, sortingCost, sortsWithin } from './budget.ts'
import type { SortingOffer } from './engine.ts'
import type { Finished } from './evaluator.ts'
import { connectShard } from './shards/connect.ts'
import type { ConnectShard } from './shards/messages.ts'
import { ShardPool } from './shards/pool.ts'
import { workersFor } from './shards/workers.ts'
import { Stopped, Task } from './task.ts'

/**
 * From here on sorting costs less than it saves at the first search: for 65,536 weights it takes 2.6 ms, and brings a search of
 * the range by MSE from 17 to 4 ms; for a million 54 ms, and from 250 to 10 ms (one core of a server, in Node).
 */
const WORTH_SORTING = 1 << 16
/**
 * From here on another worker gains more than it takes to tell it of a pass. One and two workers in Chromium, on two cores that do
 * nothing else, least of 21: a million weights 1.9 and 2.3 ms, two million 3.3 and 3.0, four million 6.9 and 5.0. Where the cores have
 * other work, nothing is gained, and nothing lost from there on.
 */
const WORTH_SHARING_PASSES = 1 << 22
/**
 * The same of encoding. Telling another worker, and putting together what comes back, takes 1 ms of the processor, at any
 * size (Node, the processor's time of one and two workers, least of 15). Encoders that search take 50 to 60 ns per weight:
 * they would gain from two chunks on, but what is answered within some 20 ms anyway is not worth keeping workers for, so
 * it is a million weights, which take 60. Encoders that are kernels alone take 2 ms for these: they gain nothing before
 * some four million, and lose about a millisecond, once for every choice of a method.
 */
const WORTH_SHARING_PACKS = 1 << 20

let accelerator: Promise<Accelerator> | null = null

function load(): Promise<Accelerator> {
  accelerator ??= Accelerator.load()
  return accelerator
}

/** Gives the weights of one tensor their fast paths: one before they are first measured, better ones while nobody waits. */
export class FastPaths {
  readonly #workers: number
  readonly #connect: ConnectShard
  #pool: ShardPool | null = null
  #running = 0
  #idle: () => void = () => {}
  readonly #task = new Task()
  #improving = false
  #sorting: Promise<void> | null = null

  /** `workers` that may hold shards, at most. */
  constructor(workers = workersFor(typeof self === 'undefined' ? '' : self.name), connect = connectShard) {
    this.#workers = workers
    this.#connect = connect
  }

  /** Does `work` on weights after they have got their fast path, and lets what goes on beside wait meanwhile. */
  async during<T>(weights: Values, task: Task, work: () => Promise<T>): Promise<T> {
    this.#running++
    try {
      await this.#begin(weights, task)
      return await work()
    } finally {
      this.#running--
      if (this.#running === 0) this.#idle()
    }
  }

  /** Shares and sorts weights, where there is something to gain and memory for it within the budget. */
  improve(weights: Values): void {
    if (this.#improving || !(weights instanceof Float32Array)) return
    this.#improving = true
    void this.#pool?.share()
    const { length } = weights
    if (length < WORTH_SORTING || !sortsWithin(length, this.#pool ? this.#workers : 0)) return
    this.#sort(weights, this.#task).catch((error: unknown) => {
      // without the memory for it the weights stay as they are
      if (!(error instanceof Stopped || error instanceof RangeError)) throw error
    })
  }

  /**
   * Sorts the weights of a run `now`, because somebody asked for it; else tells what that would cost. Null where it is done,
   * or where there is nothing to gain. Throws `sorting-memory` and Stopped; the weights then stay as they are.
   */
  async sort(run: Finished, now: boolean, task: Task): Promise<SortingOffer | null> {
    const { data } = run.original.tensor
    const unsorted = !this.#sorting && fastPathOf(data) instanceof DirectPath && data.length >= WORTH_SORTING
    if (!unsorted || !(data instanceof Float32Array)) return null
    const cost = sortingCost(data.length)
    if (!now) return { count: data.length, ...cost, answerMs: await timeOf(run, task) }
    try {
      await this.#sort(data, task)
      return null
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw new CoreError('sorting-memory', { count: data.length, bytes: cost.peak })
    }
  }

  stop(): void {
    this.#task.stop()
    this.#pool?.close()
  }

  async #begin(weights: Values, task: Task): Promise<void> {
    if (!(weights instanceof Float32Array) || fastPathOf(weights)) return
    const loaded = await task.wait(load())
    this.#pool ??= this.#poolFor(weights.length)
    await task.drive(loaded.begin(weights, this.#pool))
  }

  #poolFor(n: number): ShardPool | null {
    const workers = n >= WORTH_SHARING_PACKS ? shardsWithin(n, this.#workers) : 0
    if (workers === 0) return null
    const isWorth = (work: Work): boolean => 'codec' in work || n >= WORTH_SHARING_PASSES
    return new ShardPool(workers, this.#connect, { isWorth })
  }

  async #sort(weights: Float32Array, task: Task): Promise<void> {
    this.#sorting ??= this.#sorted(weights, task).finally(() => {
      this.#sorting = null
    })
    await this.#sorting
  }

  async #sorted(weights: Float32Array, task: Task): Promise<void> {
    const loaded = await task.wait(load())
    await task.drive(loaded.sort(weights), 'measure', () => this.#untilIdle())
  }

  async #untilIdle(): Promise<void> {
    if (this.#running === 0) return
    await new Promise<void>((resolve) => {
      this.#idle = resolve
    })
  }
}

/** How long the same answer takes once more, in ms: what is remembered of the first one does not come back. */
async function timeOf({ original, quantizer, bins }: Finished, task: Task): Promise<number> {
  const start = performance.now()
  await task.drive(evaluateQuantizer(original, quantizer, bins))
  return performance.now() - start
}
