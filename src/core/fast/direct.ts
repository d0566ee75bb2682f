import type { DisplayHistogram } from '../metrics/display-histogram.ts'
import type { Tally } from '../metrics/tally.ts'
import type { EqualBins } from '../numeric/equal-bins.ts'
import type { Quantizer } from '../quantizer/method.ts'
import type { Candidate } from '../ranges/search/error-search.ts'
import type { Steps } from '../steps.ts'
import type { GroupKernels } from './groups.ts'
import { insideCounts, insidePass } from './inside.ts'
import { runPass } from './kernel-pass.ts'
import type { FastPath } from './path.ts'
import type { Shards } from './shards.ts'
import { stepOf } from './step.ts'
import { TallyTables } from './tally-tables.ts'
import { type KernelWeights, TABLES } from './weights.ts'

/** One pass over all weights in WebAssembly, where others may hold a share of them. */
export class DirectPath implements FastPath {
  readonly #weights: KernelWeights
  readonly #shards: Shards | null
  readonly groups: (GroupKernels & Pick<FastPath, 'tally'>) | null

  /** `groups` gets the quantizers that this path does not know. */
  constructor(weights: KernelWeights, shards: Shards | null = null, groups: DirectPath['groups'] = null) {
    this.#weights = weights
    this.#shards = shards
    this.groups = groups
  }

  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null {
    const step = stepOf(quantizer, display.bins)
    const tables = step && new TallyTables(quantizer, step, limit)
    if (tables?.fits) return this.#tally(tables, display)
    return this.groups?.tally(quantizer, display, limit) ?? null
  }

  *#tally(tables: TallyTables, display: DisplayHistogram): Steps<Tally> {
    return tables.read(yield* runPass(this.#weights, tables.pass, this.#shards), this.#weights, display)
  }

  squaredError(from: number, to: number, { scale, least, greatest }: Candidate): number {
    return this.#weights.kernels.squaredError(this.#weights.at(from), to - from, scale, least, greatest)
  }

  *countEqual(bins: EqualBins): Steps<Float64Array> {
    return insideCounts((yield* runPass(this.#weights, insidePass(bins, TABLES), this.#shards)).counts, bins)
  }
}
