import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import type { Tally } from '../../metrics/tally.ts'
import type { Quantizer } from '../../quantizer/method.ts'
import type { UniformStep } from '../../quantizer/uniform-kernel.ts'
import type { Candidate } from '../../ranges/search/error-search.ts'
import { portion, type Steps } from '../../steps.ts'
import type { Found, Pass } from '../kernel-pass.ts'
import { uint32Scratch } from '../scratch.ts'
import { roundedStepOf, STEADY_ROUNDINGS } from '../step.ts'
import { TallyTables } from '../tally-tables.ts'
import { besideOf, KernelWeights, SUMS } from '../weights.ts'
import { memoryToSort, sortInto } from './sort.ts'
import { SumTree } from './sums.ts'
import type { Sorted } from './tally.ts'

/** Values of which one is a mark, and places behind the last value that hold ∞: as `assembly/sorted-search.ts` expects. */
const SPACING = 64
/** Of u32: where the marks are, how many, the levels of the tree; from the fourth on two addresses for each level. */
const LEVELS = 4
const HEAD = LEVELS + 2 * 8

/** Sorted weights, and what is kept of them, in the memory of an instance of the kernels. */
export class SortedKernels implements Sorted {
  readonly values: Float32Array
  readonly tree: SumTree
  readonly #weights: KernelWeights
  /** Where the kernels find what is kept. */
  readonly #kept: number

  private constructor(weights: KernelWeights, values: Float32Array, tree: SumTree, kept: number) {
    this.#weights = weights
    this.values = values
    this.tree = tree
    this.#kept = kept
  }

  /** Of the finite ones of `weights`. Throws RangeError where the memory is not to be had. */
  static *of(module: WebAssembly.Module, weights: Float32Array): Steps<SortedKernels> {
    const held = yield* portion(sorted(module, weights), 0, 0.8)
    const length = held.count
    const marks = Math.ceil(length / SPACING)
    const sums = SumTree.size(length)
    const values = new Float32Array(held.memory, held.at(0), length)
    new Float32Array(held.memory, held.at(length), SPACING).fill(Infinity)
    const kept = besideOf(length) + SPACING * 4
    const atSums = kept + HEAD * 4
    const atMarks = atSums + sums * 8
    layMarks(values, new Float32Array(held.memory, atMarks, marks))
    const tree = yield* portion(SumTree.over(values, held.f64(atSums, sums)), 0.8, 1)
    const levels = tree.levels.flatMap(({ first, squares }) => [first.byteOffset, squares.byteOffset])
    held.u32(kept, LEVELS + levels.length).set([atMarks, marks, tree.levels.length, 0, ...levels])
    return new SortedKernels(held, values, tree, kept)
  }

  /** What a pass over the weights would count; null where the kernels do not know the quantizer, or it has more codes than `most`. */
  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number, most: number): Tally | null {
    const rounded = roundedStepOf(quantizer, display.bins)
    if (rounded === null) return null
    const { step, rounding, low, high } = rounded
    if (step.max - step.min >= most || !endsAreFinite(step)) return null
    const numbers = [this.#kept, STEADY_ROUNDINGS.indexOf(rounding), low, high]
    const tables = new TallyTables(quantizer, step, limit, { kernel: 'tallySorted', numbers })
    const { count, zeros } = this.#weights
    return tables.fits ? tables.read(this.#find(tables.pass), { count, zeros, padding: 0 }, display) : null
  }

  /** As a path's `gridError`. */
  gridError({ scale, least, greatest }: Candidate, bound: number): number {
    const { kernels, count } = this.#weights
    return kernels.sortedGridError(this.#weights.at(0), count, this.#kept, scale, least, greatest, bound)
  }

  /** All at once: nobody else comes to use the tables meanwhile. */
  #find({ kernel, numbers, counted, sums }: Pass): Found {
    const weights = this.#weights
    const tables = counted.map(({ at, length }) => weights.u32(at, length).fill(0))
    const run: (x: number, count: number, ...numbers: readonly number[]) => void = weights.kernels[kernel]
    run(weights.at(0), weights.count, ...numbers)
    const counts = uint32Scratch.take(tables.reduce((sum, { length }) => sum + length, 0))
    let start = 0
    for (const table of tables) {
      counts.set(table, start)
      start += table.length
    }
    return { counts, sums: weights.f64(SUMS, sums).slice() }
  }
}

/** With room for what is kept beside them. The memory to sort in is let go before anything is put there. */
function* sorted(module: WebAssembly.Module, weights: Float32Array): Steps<KernelWeights> {
  const values = yield* portion(sortInto(memoryToSort(module, weights.length), weights), 0, 0.9)
  const marks = Math.ceil(values.length / SPACING)
  const beside = SPACING * 4 + HEAD * 4 + SumTree.size(values.length) * 8 + marks * 4
  return yield* portion(KernelWeights.of(module, values, beside), 0.9, 1)
}

function layMarks(values: Float32Array, marks: Float32Array): void {
  for (let mark = 0; mark < marks.length; mark++) marks[mark] = values[mark * SPACING]
}

/** What becomes ±∞ has no error to add up. */
function endsAreFinite({ scale, zero, min, max }: UniformStep): boolean {
  return Number.isFinite(Math.fround((min - zero) * scale)) && Number.isFinite(Math.fround((max - zero) * scale))
}
