import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import type { Tally } from '../../metrics/tally.ts'
import { countEqualBins, type EqualBins } from '../../numeric/equal-bins.ts'
import { MAGIC } from '../../numeric/rounding.ts'
import { newBlock } from '../../quantizer/block.ts'
import type { Block, Quantizer } from '../../quantizer/method.ts'
import type { Candidate, Fill } from '../../ranges/search/error-search.ts'
import { atOnce, type Steps } from '../../steps.ts'
import { type FastPath, isFunction } from '../path.ts'
import { shortlist } from '../shortlist.ts'
import type { ValueTable } from './build.ts'
import type { TableKernels } from './kernels.ts'
import { tallyTable } from './tally.ts'

/** Weights of 16 bits: each of their at most 65,536 different values is looked at once. */
export class TablePath implements FastPath {
  readonly #table: ValueTable
  readonly #kernels: TableKernels | null
  /** What became of the values last: room for what becomes of them next. */
  #out: Block | null = null

  /** Without `kernels` TypeScript gives the same, more slowly. */
  constructor(table: ValueTable, kernels: TableKernels | null = null) {
    this.#table = table
    this.#kernels = kernels
  }

  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null {
    if (!isFunction(quantizer)) return null
    const tally =
      this.#kernels?.tally(quantizer, display, limit) ??
      tallyTable(this.#table, quantizer, display, limit, this.#room(quantizer))
    return tally && atOnce(tally)
  }

  #room(quantizer: Quantizer): Block {
    const isDouble = quantizer.precision === 'float64'
    if (this.#out?.values instanceof Float64Array !== isDouble) this.#out = null
    this.#out ??= newBlock(quantizer, this.#table.values.length)
    return this.#out
  }

  shortlist(order: readonly number[], count: number, fill: Fill): Steps<readonly number[] | null> {
    return shortlist(order, count, fill, (candidate) => this.gridError(candidate))
  }

  gridError({ scale, least, greatest }: Candidate): number {
    const { values, counts } = this.#table
    const factor = 1 / scale
    let error = 0
    for (let i = 0; i < values.length; i++) {
      const x = values[i]
      const distance = x - Math.min(greatest, Math.max(least, x * factor + MAGIC - MAGIC)) * scale
      error += counts[i] * (distance * distance)
    }
    return error
  }

  countEqual(bins: EqualBins): Steps<Float64Array> {
    const { values, counts } = this.#table
    const result = new Float64Array(bins.count)
    countEqualBins(bins, values, 0, values.length, result, counts)
    return atOnce(result)
  }
}
