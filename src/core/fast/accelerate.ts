import type { DisplayHistogram } from '../metrics/display-histogram.ts'
import type { Tally } from '../metrics/tally.ts'
import type { Quantizer } from '../quantizer/method.ts'
import { finiteValues } from '../ranges/search/find.ts'
import type { Steps } from '../steps.ts'
import { Chunks } from './chunks/path.ts'
import { DirectPath } from './direct.ts'
import { loadKernels } from './kernels.ts'
import { type FastPath, fastPathOf, setFastPath } from './path.ts'
import type { Divisible, Shards } from './shards.ts'
import { SortedPath } from './sorted/path.ts'
import { tableOf, type ValueTable } from './table/build.ts'
import { TableKernels } from './table/kernels.ts'
import { TablePath } from './table/path.ts'
import { CHUNK, KernelWeights } from './weights.ts'

/** What gives weights their fast paths. Where memory is missing nothing happens: the same numbers come more slowly. */
export class Accelerator {
  /** Null where WebAssembly or its SIMD is missing. */
  readonly #module: WebAssembly.Module | null

  private constructor(module: WebAssembly.Module | null) {
    this.#module = module
  }

  static async load(): Promise<Accelerator> {
    return new Accelerator(await loadKernels())
  }

  /**
   * The path of the first answer: a table where the weights have 16 bits, else one pass over all of them. What `shards`
   * may share of it, and of encoding, they do.
   */
  *begin(weights: Float32Array, shards: Shards | null = null): Steps<void> {
    const table = yield* tableOf(weights)
    const path = table ? yield* this.#table(table, weights, shards) : yield* this.#direct(weights, shards)
    if (path) setForAll(weights, path)
  }

  /** Sorts weights that would else take a pass for every answer. Throws RangeError where memory is missing. */
  *sort(weights: Float32Array): Steps<void> {
    const direct = fastPathOf(weights)
    if (this.#module === null || !(direct instanceof DirectPath)) return
    const path: FastPath = yield* SortedPath.of(this.#module, weights, direct)
    path.groups = direct.groups
    setForAll(weights, path)
  }

  *#table(table: ValueTable, weights: Float32Array, shards: Shards | null): Steps<FastPath> {
    const module = this.#module
    if (!module) return new TableOrChunks(table, null, null)
    const kernels = yield* inMemory(TableKernels.of(module, table))
    const isWhole = table.counts.reduce((sum, count) => sum + count, 0) === weights.length
    if (isWhole) shards?.take(new DivisibleArray(module, weights))
    return new TableOrChunks(table, kernels, new Chunks(module, weights, isWhole ? shards : null))
  }

  *#direct(weights: Float32Array, shards: Shards | null): Steps<FastPath | null> {
    const held = this.#module && (yield* inMemory(KernelWeights.of(this.#module, weights)))
    if (!held) return null
    shards?.take(held)
    // blocks need every weight at its place, and shards have none that is not finite
    const isWhole = held.count === weights.length
    return new DirectPath(held, shards, new Chunks(held.module, weights, isWhole ? shards : null))
  }
}

/** Null where the memory is not to be had. */
function* inMemory<T>(steps: Steps<T>): Steps<T | null> {
  try {
    return yield* steps
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Finite weights that no path holds once more. */
class DivisibleArray implements Divisible {
  readonly module: WebAssembly.Module
  readonly #weights: Float32Array

  constructor(module: WebAssembly.Module, weights: Float32Array) {
    this.module = module
    this.#weights = weights
  }

  get chunks(): number {
    return Math.ceil(this.#weights.length / CHUNK)
  }

  part(from: number, to: number): Float32Array {
    return this.#weights.slice(from * CHUNK, to * CHUNK)
  }
}

/** What is no function of the value alone takes a pass over all weights. */
class TableOrChunks extends TablePath {
  readonly groups: Chunks | null

  constructor(table: ValueTable, kernels: TableKernels | null, groups: Chunks | null) {
    super(table, kernels)
    this.groups = groups
  }

  override tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null {
    return super.tally(quantizer, display, limit) ?? this.groups?.tally(quantizer, display, limit) ?? null
  }
}

/** Rules for the range look at the finite weights alone, which may be another array. */
function setForAll(weights: Float32Array, path: FastPath): void {
  setFastPath(weights, path)
  setFastPath(finiteValues(weights), path)
}
