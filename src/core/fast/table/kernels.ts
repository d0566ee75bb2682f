import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import type { Tally } from '../../metrics/tally.ts'
import type { Quantizer } from '../../quantizer/method.ts'
import type { Steps } from '../../steps.ts'
import { ChunkRun } from '../kernel-pass.ts'
import { stepOf } from '../step.ts'
import { type Counted, TallyTables } from '../tally-tables.ts'
import { KernelWeights, TIMES } from '../weights.ts'
import type { ValueTable } from './build.ts'

/** A value table in the memory of an instance of the kernels: its at most 65,536 values are one chunk. */
export class TableKernels {
  readonly #values: KernelWeights
  readonly #counted: Counted

  private constructor(values: KernelWeights, counted: Counted) {
    this.#values = values
    this.#counted = counted
  }

  /** Throws RangeError where the memory is not to be had. */
  static *of(module: WebAssembly.Module, { values, counts }: ValueTable): Steps<TableKernels> {
    const held = yield* KernelWeights.of(module, values)
    held.u32(TIMES, counts.length).set(counts)
    const count = counts.reduce((sum, times) => sum + times, 0)
    // 0 and −0 are two of the values
    const zeros = counts.reduce((sum, times, i) => (values[i] === 0 ? sum + times : sum), 0)
    return new TableKernels(held, { count, zeros, padding: 0 })
  }

  /** What a pass over the weights would count; null where the kernels do not know the quantizer. */
  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Tally | null {
    const step = stepOf(quantizer, display.bins)
    const tables = step && new TallyTables(quantizer, step, limit, { kernel: 'tallyTimes', numbers: [TIMES] })
    if (!tables?.fits) return null
    const run = new ChunkRun(this.#values, tables.pass)
    for (let chunk = 0; chunk < this.#values.chunks; chunk++) run.chunk(chunk)
    return tables.read(run.found(), this.#counted, display)
  }
}
