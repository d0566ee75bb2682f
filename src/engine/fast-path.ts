import { fastPathOf } from '../core/fast/path.ts'
import type { Values } from '../core/tensor.ts'
import type { Task } from './task.ts'

/** Below this the passes take less time than anybody notices, and the first scene need not wait for the kernels. */
const FEW = 1 << 14

/** Gives weights their fast path before they are first measured. Without it the same numbers come more slowly. */
export async function prepareFastPath(weights: Values, task: Task): Promise<void> {
  if (!(weights instanceof Float32Array) || weights.length < FEW || fastPathOf(weights)) return
  const loaded = await task.wait(import('../core/fast/accelerate.ts').catch(() => null))
  if (loaded) await task.wait(loaded.accelerate(weights))
}
