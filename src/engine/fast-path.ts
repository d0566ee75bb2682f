import { Accelerator } from '../core/fast/accelerate.ts'
import { fastPathOf } from '../core/fast/path.ts'
import type { Values } from '../core/tensor.ts'
import { Stopped, Task } from './task.ts'

/** From here on a pass is longer than what sorted weights cost. */
const WORTH_SORTING = 1 << 18
/** Sorting takes 8 bytes more per weight for a moment, and 5 to stay. */
const TOO_MANY_TO_SORT = 3e7

let accelerator: Promise<Accelerator> | null = null

function load(): Promise<Accelerator> {
  accelerator ??= Accelerator.load()
  return accelerator
}

/** Gives the weights of one tensor their fast paths: one before they are first measured, a better one while nobody waits. */
export class FastPaths {
  #running = 0
  #idle: () => void = () => {}
  #sorting: Task | null = null

  /** Does `work` on weights after they have got their fast path, and lets sorting wait meanwhile. */
  async during<T>(weights: Values, task: Task, work: () => Promise<T>): Promise<T> {
    this.#running++
    try {
      await begin(weights, task)
      return await work()
    } finally {
      this.#running--
      if (this.#running === 0) this.#idle()
    }
  }

  /** Sorts weights, unless there is nothing to gain. */
  sort(weights: Values): void {
    const worth = weights.length >= WORTH_SORTING && weights.length <= TOO_MANY_TO_SORT
    if (this.#sorting || !worth || !(weights instanceof Float32Array)) return
    const task = new Task()
    this.#sorting = task
    this.#sort(weights, task).catch((error: unknown) => {
      // Without the memory for it the weights stay as they are.
      if (!(error instanceof Stopped || error instanceof RangeError)) throw error
    })
  }

  stop(): void {
    this.#sorting?.stop()
  }

  async #sort(weights: Float32Array, task: Task): Promise<void> {
    const loaded = await task.wait(load())
    await task.drive(loaded.sort(weights), undefined, () => this.#untilIdle())
  }

  async #untilIdle(): Promise<void> {
    if (this.#running === 0) return
    await new Promise<void>((resolve) => {
      this.#idle = resolve
    })
  }
}

async function begin(weights: Values, task: Task): Promise<void> {
  if (!(weights instanceof Float32Array) || fastPathOf(weights)) return
  const loaded = await task.wait(load())
  await task.drive(loaded.begin(weights))
}
