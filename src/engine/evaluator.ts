import { CoreError } from '../core/errors.ts'
import { evaluateQuantizer } from '../core/evaluate.ts'
import type { Evaluation } from '../core/evaluation.ts'
import { type Original, originalOf } from '../core/metrics/original.ts'
import { loadMethod } from '../core/methods/index.ts'
import { type Params, withDefaults } from '../core/params.ts'
import type { Layout } from '../core/quantizer/layout.ts'
import type { Method, Quantizer } from '../core/quantizer/method.ts'
import { ARITHMETIC, ROUNDING } from '../core/quantizer/shared-params.ts'
import type { Steps } from '../core/steps.ts'
import type { Tensor } from '../core/tensor.ts'
import type { RunRequest, SortingOffer } from './engine.ts'
import type { FastPaths } from './fast-path.ts'
import { Recent } from './recent.ts'
import type { Task } from './task.ts'

/** A search that goes on for longer is bridged by a provisional result. */
const BRIDGED_MS = 30
/** Groups of all remembered quantizers together; a group costs about 50 bytes. */
const REMEMBERED_GROUPS = 1 << 20
/** What a quantizer costs beside its groups: a dozen objects, perhaps a codebook. */
const OVERHEAD_GROUPS = 1 << 12

/**
 * Below this the passes take less time than anybody notices, and the first scene need not wait for a faster way: here a pass
 * takes 1.4 ms either way, and the search that is slowest 10 ms instead of 6.
 */
const MANY = 1 << 14

/** What a quantizer does after its range is found: another choice needs no new search. */
const AFTER_SEARCH = [...ROUNDING, ARITHMETIC].map((param) => param.key)

/** A method as it was asked for, with all its parameters. */
interface Recipe {
  readonly method: Method
  readonly params: Params
  readonly bins: number
  readonly hurried: boolean
}

/** A run with what it was measured on. */
export interface Finished extends Recipe {
  readonly quantizer: Quantizer
  readonly original: Original
}

/** Evaluates methods on one tensor, and remembers the ranges that it found. */
export class Evaluator {
  readonly #tensor: Tensor
  readonly #found = new Recent<Quantizer>(REMEMBERED_GROUPS, (quantizer) => quantizer.layout.groups + OVERHEAD_GROUPS)
  /** Null where there are few weights, or where the script for more cannot be had. */
  #paths: FastPaths | null = null
  #newest: Finished | null = null
  /** The search that last took long: the next one like it will too, so that its bridge need not wait. */
  #slow = ''

  constructor(tensor: Tensor) {
    this.#tensor = tensor
  }

  /** The quantizer of the newest finished run, and the weights as it took them. */
  get newest(): Finished | null {
    return this.#newest
  }

  /**
   * Evaluates a method. `onProvisional` may get a result that uses the ranges of the run before, where the search for
   * the new ones takes long. Throws CoreError and Stopped.
   */
  async run(request: RunRequest, task: Task, onProvisional: (evaluation: Evaluation) => void): Promise<Evaluation> {
    const method = await loadMethod(request.method)
    if (!method) throw new CoreError('unknown-method', { id: request.method })
    const recipe = {
      method,
      params: withDefaults(method.params, request.params),
      bins: request.bins,
      hurried: request.hurried === true,
    }
    const original = await task.drive(originalOf(this.#tensor, method))
    const { data } = original.tensor
    const work = async (): Promise<Evaluation> => {
      const quantizer = await this.#quantizer(recipe, original, task, onProvisional)
      const measured = await this.#measure(recipe, original, quantizer, task, true)
      this.#newest = { ...recipe, quantizer, original }
      return measured
    }
    if (data.length >= MANY) this.#paths ??= await task.wait(loadPaths())
    if (!this.#paths) return work()
    const evaluation = await this.#paths.during(data, task, work)
    this.#paths.improve(data)
    return evaluation
  }

  /** Sorts the weights of the newest run `now`, or tells what that would cost. Throws CoreError and Stopped. */
  async sort(now: boolean, task: Task): Promise<SortingOffer | null> {
    return (this.#newest && (await this.#paths?.sort(this.#newest, now, task))) ?? null
  }

  /** Ends what goes on beside the runs. */
  close(): void {
    this.#paths?.stop()
  }

  async #quantizer(
    recipe: Recipe,
    original: Original,
    task: Task,
    onProvisional: (evaluation: Evaluation) => void,
  ): Promise<Quantizer> {
    const { method, params } = recipe
    const exact = keyOf(recipe, [])
    const known = this.#found.get(exact)
    if (known) return known
    const like = `range ${keyOf(recipe, AFTER_SEARCH)}`
    const held = params.range === undefined ? undefined : this.#found.get(like)?.asked
    const steps = method.prepare(original.tensor, params, held ? { held } : {})
    const quantizer = await this.#search(steps, recipe, original, task, onProvisional)
    this.#found.set(exact, quantizer)
    this.#found.set(like, quantizer)
    return quantizer
  }

  async #search(
    steps: Steps<Quantizer>,
    recipe: Recipe,
    original: Original,
    task: Task,
    onProvisional: (evaluation: Evaluation) => void,
  ): Promise<Quantizer> {
    const search = `${recipe.method.id} ${recipe.params.range}`
    let start = performance.now()
    let bridged = false
    const between = async (): Promise<void> => {
      const spent = performance.now() - start
      if (bridged || (spent < BRIDGED_MS && search !== this.#slow)) return
      bridged = true
      this.#slow = search
      const quantizer = await this.#held(recipe, original, task)
      if (quantizer) onProvisional(await this.#measure(recipe, original, quantizer, task, false))
      start = performance.now() - spent
    }
    const quantizer = await task.drive(steps, 'range', between)
    if (performance.now() - start < BRIDGED_MS && search === this.#slow) this.#slow = ''
    return quantizer
  }

  /** The method under the ranges of the run before; null where these do not fit. */
  async #held({ method, params }: Recipe, original: Original, task: Task): Promise<Quantizer | null> {
    const before = this.#newest?.quantizer
    if (!before?.asked || params.range === undefined) return null
    try {
      const quantizer = await task.drive(method.prepare(original.tensor, params, { held: before.asked }))
      return sameGroups(quantizer.layout, before.layout) ? quantizer : null
    } catch (error) {
      if (error instanceof CoreError) return null
      throw error
    }
  }

  async #measure(
    { bins, hurried }: Recipe,
    original: Original,
    quantizer: Quantizer,
    task: Task,
    report: boolean,
  ): Promise<Evaluation> {
    const steps = evaluateQuantizer(original, quantizer, bins, hurried)
    const evaluation = await task.drive(steps, report ? 'measure' : undefined)
    // the histogram of the original is remembered by the core, and what crosses the boundary is given away
    return { ...evaluation, original: evaluation.original.slice() }
  }
}

async function loadPaths(): Promise<FastPaths | null> {
  try {
    const { FastPaths } = await import('./fast-path.ts')
    return new FastPaths()
  } catch {
    return null
  }
}

/** Tells recipes apart by the parameters that take part, `without` some of them. */
function keyOf({ method, params }: Recipe, without: readonly string[]): string {
  const used = method.params.filter(({ key, when }) => !without.includes(key) && (when?.(params) ?? true))
  return JSON.stringify([method.id, ...used.map(({ key }) => [key, params[key]])])
}

function sameGroups(x: Layout, y: Layout): boolean {
  return x.kind === y.kind && x.groups === y.groups && x.run === y.run && x.row === y.row
}
