import type { Difference } from '../core/compare.ts'
import { weightStats } from '../core/metrics/original.ts'
import { newBlock, runRange } from '../core/quantizer/block.ts'
import { groupOf } from '../core/quantizer/layout.ts'
import type { Quantizer } from '../core/quantizer/method.ts'
import type { Tensor, Values } from '../core/tensor.ts'
import type { Evaluation } from '../core/evaluation.ts'
import type { HeldWeights, PickedWeight, RunRequest, SortingOffer, SortRequest } from './engine.ts'
import { Evaluator } from './evaluator.ts'
import { nearest } from './nearest.ts'
import type { WeightsOrder, Which } from './protocol.ts'
import type { ScannedTensor, ScanRequest } from './scan-types.ts'
import { Source } from './source.ts'
import { Gone, Stopped, type Task } from './task.ts'

interface Held {
  readonly id: number
  readonly tensor: Tensor
  readonly evaluator: Evaluator
  /** Work on these weights that is under way. */
  readonly tasks: Set<Task>
}

/** The work itself. It knows no worker: whoever holds a session decides where it runs. */
export class Session {
  readonly #source = new Source()
  readonly #others = new Set<Promise<void>>()
  readonly #scans = new Set<Task>()
  /** Settles with the newest run. */
  #running: Promise<void> = Promise.resolve()
  #used: Held | null = null
  /** Loaded, but perhaps overtaken or stopped in that very moment: only the client's word puts it to use. */
  #offered: Held | null = null

  async load(id: number, order: WeightsOrder, task: Task): Promise<HeldWeights> {
    return this.#before(async () => this.#load(id, order, task))
  }

  async #load(id: number, order: WeightsOrder, task: Task): Promise<HeldWeights> {
    const { files } = this.#source
    const { tensor, ...origin } = await this.#source.get(order, task)
    // what was found of other files is of no use any more
    if (this.#source.files !== files) for (const scanning of this.#scans) scanning.stop()
    const stats = await task.drive(weightStats(tensor.data, 0), 'load')
    this.#offered = { id, tensor, evaluator: new Evaluator(tensor), tasks: new Set() }
    const { name, shape, dtype, stored } = tensor
    const about = stored ? { stored: (await task.wait(storing())).storedInfo(stored) } : {}
    return { id, name, shape, dtype, stats, ...origin, ...about }
  }

  /** Puts loaded weights to use; those before are let go, with all work on them. */
  use(id: number): void {
    if (this.#offered?.id !== id) return
    for (const task of this.#used?.tasks ?? []) task.stop()
    this.#used?.evaluator.close()
    this.#used = this.#offered
    this.#offered = null
  }

  close(): void {
    this.#used?.evaluator.close()
  }

  /** Throws Gone where the weights are not in use, and Stopped where others come. */
  async run(request: RunRequest, task: Task, onProvisional: (evaluation: Evaluation) => void): Promise<Evaluation> {
    return this.#with(request, task, ({ evaluator }) => {
      // one after the other, so that the newest to finish is the newest that was asked for
      const before = this.#running
      const running = this.#before(async () => {
        await task.wait(before)
        return evaluator.run(request, task, onProvisional)
      })
      this.#running = quiet(running)
      return running
    })
  }

  /** Sorts the weights in use, or tells what that would cost. Throws CoreError, Gone and Stopped. */
  async sort(request: SortRequest, task: Task): Promise<SortingOffer | null> {
    return this.#with(request, task, ({ evaluator }) => evaluator.sort(request.now, task))
  }

  async #with<T>({ weights }: { weights: number }, task: Task, work: (held: Held) => Promise<T>): Promise<T> {
    const held = this.#used
    if (held?.id !== weights) throw new Gone()
    held.tasks.add(task)
    try {
      return await work(held)
    } finally {
      held.tasks.delete(task)
    }
  }

  /** Looks at all tensors of a file while nothing else is to be done. Throws CoreError, Stopped. */
  async scan(request: ScanRequest, task: Task, onTensor: (tensor: ScannedTensor) => void): Promise<number> {
    const { scan, scannableOf } = await task.wait(import('./scan.ts'))
    const giveWay = async (): Promise<void> => {
      while (this.#others.size > 0) await task.wait(Promise.race(this.#others))
    }
    this.#scans.add(task)
    try {
      const scannable = this.#source.scannable ?? scannableOf(this.#used?.tensor)
      return await scan(scannable, request, task, giveWay, onTensor)
    } finally {
      this.#scans.delete(task)
    }
  }

  /** Work that a scan waits for. */
  async #before<T>(work: () => Promise<T>): Promise<T> {
    const working = work()
    const settled = quiet(working)
    this.#others.add(settled)
    try {
      return await working
    } finally {
      this.#others.delete(settled)
    }
  }

  /** Throws Stopped while no run has finished on the weights in use. */
  async pick(which: Which, task: Task): Promise<PickedWeight> {
    const newest = this.#used?.evaluator.newest
    if (!newest) throw new Stopped()
    const { quantizer, original } = newest
    const { data, shape, stored } = original.tensor
    const { min, max } = original.stats
    const index =
      'index' in which
        ? Math.min(Math.max(0, Math.floor(which.index)), data.length - 1)
        : await task.drive(nearest(data, Math.min(max, Math.max(min, which.near))))
    const x = data[index]
    if (x === undefined) throw new Stopped()
    const group = groupOf(quantizer.layout, index)
    return {
      index,
      position: positionOf(index, shape),
      group,
      scale: quantizer.scales?.[group] ?? null,
      factor: quantizer.factors?.[group] ?? null,
      zeroPoint: quantizer.zeroPoints?.[group] ?? null,
      symbols: quantizer.symbols?.(group),
      steps: quantizer.trace(group, x, index),
      quantized: quantizedOf(quantizer, data, index),
      ...(stored ? { stored: (await task.wait(storing())).storedWeight(stored, shape, index) } : {}),
    }
  }

  /** NumPy that gives the numbers of the newest finished run. Throws Stopped while there is none. */
  async python(): Promise<string> {
    const newest = this.#used?.evaluator.newest
    if (!newest) throw new Stopped()
    return newest.method.numpy(newest.params, newest.quantizer)
  }

  /** A copy of the weights in use, or null where there are none or more than `limit`. */
  values(limit: number): Values | null {
    const data = this.#used?.tensor.data
    return data && data.length <= limit ? data.slice() : null
  }

  /** How far `values` are from the weights in use, or null where there are none or not as many. Throws Stopped. */
  async compare(values: Values, task: Task): Promise<Difference | null> {
    const data = this.#used?.tensor.data
    if (data?.length !== values.length) return null
    const { compareValues } = await task.wait(import('../core/compare.ts'))
    return task.drive(compareValues(data, values))
  }
}

/** Settles when `work` does, however that ends. */
function quiet(work: Promise<unknown>): Promise<void> {
  return work.then(
    () => {},
    () => {},
  )
}

/** Few weights come quantized from their file. */
function storing(): Promise<typeof import('../core/stored.ts')> {
  return import('../core/stored.ts')
}

/** What the weight at `index` becomes. */
function quantizedOf(quantizer: Quantizer, data: Values, index: number): number {
  const out = newBlock(quantizer, 1)
  runRange(quantizer, data, index, index + 1, out, 0)
  return out.values[0] ?? Number.NaN
}

/** One number per axis, in C order. */
function positionOf(index: number, shape: readonly number[]): number[] {
  const position: number[] = []
  let rest = index
  for (const size of [...shape].reverse()) {
    position.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return position
}
