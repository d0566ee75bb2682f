import { CoreError } from '../core/errors.ts'
import { loadMethod } from '../core/methods/index.ts'
import type { Method } from '../core/quantizer/method.ts'
import { scanMethod, scanTensor } from '../core/scan.ts'
import { type Steps, within } from '../core/steps.ts'
import type { Tensor } from '../core/tensor.ts'
import type { ScannedTensor, ScanRequest } from './scan-types.ts'
import { Stopped, type Task } from './task.ts'

/** The tensors to scan, and the way to one of them; `pace` is told how far its reading is. */
export interface Scannable {
  readonly names: readonly string[]
  readonly read: (name: string, pace: (done: number) => Promise<void>) => Promise<Tensor>
}

/** Weights that came from no file, as what can be scanned. */
export function scannableOf(tensor: Tensor | undefined): Scannable {
  return tensor
    ? { names: [tensor.name], read: async () => tensor }
    : { names: [], read: () => Promise.reject(new Stopped()) }
}

/** Shares of the work on one tensor. */
const READ = 0.4
const LOOKED = 0.6

/** How much of the time between two slices goes to other work that waits: all of it. */
export type GiveWay = () => Promise<void>

/**
 * Reads tensor after tensor, one of them in memory, and tells what it finds. What a tensor refuses stands in its row and
 * does not end the scan. Returns how many tensors were scanned. Throws CoreError for an unknown method, and Stopped.
 */
export async function scan(
  scannable: Scannable,
  { names, method }: ScanRequest,
  task: Task,
  giveWay: GiveWay,
  onTensor: (tensor: ScannedTensor) => void,
): Promise<number> {
  const found = method && (await task.wait(loadMethod(method.id)))
  if (method && !found) throw new CoreError('unknown-method', { id: method.id })
  const wanted = names ?? scannable.names
  for (const [i, name] of wanted.entries()) {
    const report = (part: number): void => task.progress('measure', (i + part) / wanted.length)
    const one = new TensorWork(task, giveWay, report)
    onTensor(await one.scan(scannable, name, found && method ? { method: found, params: method.params } : null))
    await giveWay()
    await task.pace('measure', (i + 1) / wanted.length)
  }
  return wanted.length
}

interface Recipe {
  readonly method: Method
  readonly params: NonNullable<ScanRequest['method']>['params']
}

/** The work on one tensor. */
class TensorWork {
  readonly #task: Task
  readonly #giveWay: GiveWay
  readonly #report: (part: number) => void

  constructor(task: Task, giveWay: GiveWay, report: (part: number) => void) {
    this.#task = task
    this.#giveWay = giveWay
    this.#report = report
  }

  async scan(scannable: Scannable, name: string, recipe: Recipe | null): Promise<ScannedTensor> {
    const row = { name, scan: null, quantized: null, problem: null }
    try {
      const tensor = await this.#task.wait(scannable.read(name, (done) => this.#pace(done)))
      const found = await this.#drive(scanTensor(tensor), READ, LOOKED)
      return { ...row, scan: found, ...(await this.#quantize(tensor, recipe)) }
    } catch (error) {
      if (error instanceof CoreError) return { ...row, problem: error.problem }
      throw error
    }
  }

  async #quantize(tensor: Tensor, recipe: Recipe | null): Promise<Pick<ScannedTensor, 'quantized' | 'problem'>> {
    if (!recipe || tensor.data.length === 0) return { quantized: null, problem: null }
    try {
      const steps = scanMethod(tensor, recipe.method, recipe.params)
      return { quantized: await this.#drive(steps, LOOKED, 1), problem: null }
    } catch (error) {
      if (error instanceof CoreError) return { quantized: null, problem: error.problem }
      throw error
    }
  }

  async #pace(done: number): Promise<void> {
    this.#report(READ * done)
    await this.#giveWay()
    await this.#task.rest()
  }

  #drive<T>(steps: Steps<T>, from: number, to: number): Promise<T> {
    return this.#task.drive(
      told(steps, (done) => this.#report(from + (to - from) * done)),
      undefined,
      this.#giveWay,
    )
  }
}

function told<T>(steps: Steps<T>, report: (done: number) => void): Steps<T> {
  return within(steps, (done) => {
    report(done)
    return done
  })
}
