import type { DisplayHistogram } from '../metrics/display-histogram.ts'
import type { Tally } from '../metrics/tally.ts'
import type { EqualBins } from '../numeric/equal-bins.ts'
import type { Quantizer } from '../quantizer/method.ts'
import { UniformQuantizer } from '../quantizer/uniform.ts'
import type { Candidate } from '../ranges/search/error-search.ts'
import type { Steps } from '../steps.ts'
import type { GroupKernels } from './groups.ts'
import { Inside } from './inside.ts'
import type { FastPath } from './path.ts'
import { stepOf } from './step.ts'
import { TallyTables } from './tally-tables.ts'
import { KernelWeights, SUMS, TABLES, VALUES } from './weights.ts'

/** Weights between two reports of progress: about 2 ms. */
const STRIDE = 1 << 19

/** One pass over all weights in WebAssembly. */
export class DirectPath implements FastPath {
  readonly #weights: KernelWeights
  readonly groups: (GroupKernels & Pick<FastPath, 'tally'>) | null

  /** `groups` gets the quantizers that this path does not know. Throws RangeError where the memory is not to be had. */
  constructor(module: WebAssembly.Module, weights: Float32Array, groups: DirectPath['groups'] = null) {
    this.#weights = new KernelWeights(module, weights)
    this.groups = groups
  }

  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null {
    const step = quantizer instanceof UniformQuantizer ? stepOf(quantizer) : null
    const tables = step && new TallyTables(quantizer, step, limit)
    if (tables?.fits) return this.#tally(tables, display)
    return this.groups?.tally(quantizer, display, limit) ?? null
  }

  *#tally(tables: TallyTables, display: DisplayHistogram): Steps<Tally> {
    const weights = this.#weights
    const { kernels, count, padding } = weights
    const { scale, factor, least, greatest, width, below, above, stride, inverse } = tables.kernel
    tables.clear(weights)
    const codes = tables.joint ? 0 : tables.codes
    for (let from = 0; from < count; from += STRIDE) {
      const size = Math.min(count + padding - from, STRIDE)
      kernels.tally(
        weights.at(from),
        size,
        scale,
        factor,
        least,
        greatest,
        width,
        inverse,
        below,
        above,
        TABLES,
        stride,
        codes,
        SUMS,
        VALUES,
      )
      yield from / count
    }
    return tables.read(weights, display)
  }

  squaredError(from: number, to: number, { scale, least, greatest }: Candidate): number {
    return this.#weights.kernels.squaredError(this.#weights.at(from), to - from, scale, least, greatest)
  }

  *countEqual(bins: EqualBins): Steps<Float64Array> {
    const { count } = this.#weights
    const inside = new Inside(this.#weights, bins, TABLES)
    for (let from = 0; from < count; from += STRIDE) {
      inside.add(this.#weights.at(from), Math.min(count - from, STRIDE))
      yield from / count
    }
    return inside.counts()
  }
}
