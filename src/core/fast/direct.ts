import type { DisplayHistogram } from '../metrics/display-histogram.ts'
import type { Tally } from '../metrics/tally.ts'
import type { EqualBins } from '../numeric/equal-bins.ts'
import type { Quantizer } from '../quantizer/method.ts'
import { UniformQuantizer } from '../quantizer/uniform.ts'
import type { Candidate } from '../ranges/search/error-search.ts'
import type { Steps } from '../steps.ts'
import type { FastPath } from './path.ts'
import { stepOf } from './step.ts'
import { TallyTables } from './tally-tables.ts'
import { KernelWeights, SUMS, TABLES, VALUES } from './weights.ts'

/** Weights between two reports of progress: about 2 ms. */
const STRIDE = 1 << 19

/** One pass over all weights in WebAssembly. */
export class DirectPath implements FastPath {
  readonly #weights: KernelWeights

  /** Throws RangeError where the memory is not to be had. */
  constructor(module: WebAssembly.Module, weights: Float32Array) {
    this.#weights = new KernelWeights(module, weights)
  }

  tally(quantizer: Quantizer, display: DisplayHistogram, limit: number): Steps<Tally> | null {
    const step = quantizer instanceof UniformQuantizer ? stepOf(quantizer) : null
    if (step === null) return null
    const tables = new TallyTables(quantizer, step, limit)
    return tables.fits ? this.#tally(tables, display) : null
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

  *countEqual({ first, span, count: bins, edges }: EqualBins): Steps<Float64Array> {
    const { kernels, count } = this.#weights
    const counts = TABLES + (bins + 1) * 8
    this.#weights.f64(TABLES, bins + 1).set(edges)
    this.#weights.u32(counts, bins).fill(0)
    for (let from = 0; from < count; from += STRIDE) {
      kernels.countEqual(this.#weights.at(from), Math.min(count - from, STRIDE), first, span, bins, TABLES, counts)
      yield from / count
    }
    return Float64Array.from(this.#weights.u32(counts, bins))
  }
}
