import type { Problem } from '../../core/errors.ts'
import type { TensorInfo } from '../../core/formats/contents.ts'
import { type Engine, EngineFailure, type HeldWeights, type WeightsRequest } from '../../engine/engine.ts'
import { createEngine } from '../../engine/index.ts'
import { Stopped, Task } from '../../engine/task.ts'
import { messageOf, retrying } from '../retry.ts'
import type { Compared, Comparison } from './compared.ts'
import { Flush } from './flush.ts'
import { listOnly } from './list-only.ts'
import { pairsOf } from './same-tensor.ts'
import { EMPTY_TABLE, tableStore } from './table-store.ts'

/** How many tensors of a comparison are what. */
export interface Counts {
  readonly all: number
  /** In the other file at all, and of these with values that could be compared. */
  readonly found: number
  readonly compared: number
  readonly differing: number
}

export function countsOf(found: Comparison['found']): Counts {
  const results = [...found.values()]
  const compared = results.filter((each) => each.kind === 'compared')
  return {
    all: results.length,
    found: results.filter(({ kind }) => kind !== 'missing').length,
    compared: compared.length,
    differing: compared.filter(({ greatest, apart }) => greatest > 0 || apart > 0).length,
  }
}

/** Two tensors of this size are in memory at once. */
const COUNT_LIMIT = 2 ** 26
/** Values that end the worker as often as this are too much for it. */
const TRIES = 3

/** Sets the file on show against another one, with an engine for each: both keep their files open. */
export class Comparing {
  readonly #make: () => Engine
  #engines: readonly Engine[] = []
  #task = new Task()

  constructor(make: () => Engine = createEngine) {
    this.#make = make
  }

  async start(files: readonly File[]): Promise<void> {
    const first = files[0]
    const { set, tensors } = tableStore.getState()
    if (!set || !first) return
    this.release()
    const task = this.#task
    const begun: Comparison = { name: first.name, status: 'working', found: new Map(), failure: null }
    // it may have been given up, or another file be on show
    const wanted = (): boolean => task === this.#task && tableStore.getState().set === set
    const show = (more: Partial<Comparison>): void => {
      if (!wanted()) return
      const comparison = tableStore.getState().comparison ?? begun
      tableStore.setState({ comparison: { ...comparison, ...more } })
    }
    tableStore.setState({ comparison: begun })
    try {
      const own = new OpenFile(this.#engine(), await set.request())
      const other = new OpenFile(this.#engine(), { kind: 'files', files })
      const check = (): void => {
        if (!wanted()) throw new Stopped()
      }
      await this.#compare(tensors, own, other, check, (found) => show({ found }))
      show({ status: 'done' })
    } catch (error) {
      if (error instanceof Stopped || !wanted()) return
      show({ status: 'failed', failure: problemOf(error) ?? messageOf(error) })
    } finally {
      if (task === this.#task) this.release()
    }
  }

  async #compare(
    tensors: readonly TensorInfo[],
    own: OpenFile,
    other: OpenFile,
    check: () => void,
    show: (found: Comparison['found']) => void,
  ): Promise<void> {
    const task = this.#task
    const listed = await insistently(task, () => other.list())
    const others = new Map(listed.tensors.map((info) => [info.name, info]))
    const pairs = pairsOf(tensors, [...others.values()])
    const found = new Map<string, Compared>()
    const flush = new Flush(() => show(new Map(found)))
    try {
      for (const tensor of tensors) {
        const partner = others.get(pairs.get(tensor.name) ?? '')
        found.set(tensor.name, await compared(tensor, partner, own, other, task))
        flush.soon()
        // what is missing takes no time to compare; thousands of it would keep the page from drawing
        await task.rest()
        check()
      }
    } finally {
      flush.rest()
    }
  }

  /** Takes the comparison away. */
  close(): void {
    this.release()
    forget()
  }

  #engine(): Engine {
    const engine = this.#make()
    this.#engines = [...this.#engines, engine]
    return engine
  }

  /** Lets both files go. A comparison that is not over is given up. */
  release(): void {
    this.#task.stop()
    this.#task = new Task()
    for (const engine of this.#engines) engine.dispose()
    this.#engines = []
    if (tableStore.getState().comparison?.status === 'working') forget()
  }
}

/** A column that is gone cannot be sorted by. */
function forget(): void {
  const { sorting } = tableStore.getState()
  tableStore.setState({ comparison: null, sorting: sorting.key === 'other' ? EMPTY_TABLE.sorting : sorting })
}

/** A file of which one tensor after the other is held. */
class OpenFile {
  readonly engine: Engine
  readonly #request: WeightsRequest

  constructor(engine: Engine, request: WeightsRequest) {
    this.engine = engine
    this.#request = request
  }

  list(): Promise<HeldWeights> {
    return this.engine.load(listOnly(this.#request))
  }

  hold(tensor: string): Promise<HeldWeights> {
    return this.engine.load({ ...this.#request, tensor } as WeightsRequest)
  }
}

async function compared(
  tensor: TensorInfo,
  partner: TensorInfo | undefined,
  own: OpenFile,
  other: OpenFile,
  task: Task,
): Promise<Compared> {
  if (!partner) return { kind: 'missing' }
  const problem = tensor.problem ?? partner.problem
  if (problem) return { kind: 'failed', problem }
  if (tensor.shape.join() !== partner.shape.join()) return { kind: 'shape', shape: partner.shape }
  if (tensor.count > COUNT_LIMIT) return { kind: 'too-large' }
  try {
    const difference = await insistently(task, async () => {
      await Promise.all([own.hold(tensor.name), other.hold(partner.name)])
      const values = await other.engine.values(COUNT_LIMIT)
      return values && own.engine.compare(values)
    })
    if (!difference) return { kind: 'too-large' }
    const { sqnr, greatest, apart } = difference
    return { kind: 'compared', sqnr, greatest, apart }
  } catch (error) {
    const refused = problemOf(error)
    if (refused) return { kind: 'failed', problem: refused }
    throw error
  }
}

/** Does `work` as long as it is wanted, and again where the death of a worker cuts it off. */
function insistently<T>(task: Task, work: () => Promise<T>): Promise<T> {
  return task.wait(retrying(work, TRIES))
}

function problemOf(error: unknown): Problem | null {
  return error instanceof EngineFailure && error.failure.kind === 'problem' ? error.failure.problem : null
}
