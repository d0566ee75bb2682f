import type { Param, Params } from '../params.ts'
import type { Steps } from '../steps.ts'
import type { Words } from '../words.ts'

/** Ends of a range, in float64; a ≤ b is not promised. */
export interface Range {
  readonly a: number
  readonly b: number
}

/** What the range is for. */
export interface RangeTarget {
  /** `symmetric`: only the greater of |a| and |b| counts, since zero is code 0. */
  readonly kind: 'affine' | 'symmetric'
  /** The least and greatest code. */
  readonly min: number
  readonly max: number
}

/** A rule that finds the range to keep. One file of this folder each; `index.ts` finds them. */
export interface Calibrator {
  /** Public: it stands in links as `range=`. */
  readonly id: string
  /** Order in the menu. */
  readonly order: number
  readonly label: Words
  /** What the choice does, in a few words beside it. */
  readonly summary: Words
  /** Shown only while this rule is chosen. */
  readonly params: readonly Param[]
  /** Loads what `find` needs, where that is not there from the start. `findRanges` waits for it. */
  readonly load?: () => Promise<void>
  /**
   * The range of `values[0, count)`, the finite values of one group: at once, or in steps where the search may take
   * long. The caller adds 0 to it. `values` is scratch of the caller: read it, do not keep it.
   */
  find(values: Float32Array, count: number, target: RangeTarget, params: Params): Range | Steps<Range>
  /** NumPy: a function `find_range(v)` of the finite values of one group that gives the same (a, b). Loaded when asked for. */
  numpy(target: RangeTarget, params: Params): Promise<string>
}

export type Find = Calibrator['find']

/** A search that is downloaded when something asks for it. */
export function onDemand(download: () => Promise<Find>): Required<Pick<Calibrator, 'load' | 'find'>> {
  let search: Find | undefined
  return {
    load: async () => {
      search ??= await download()
    },
    find: (...given) => {
      if (!search) throw new Error('this search is not loaded')
      return search(...given)
    },
  }
}

/** Keeps the literal types of a definition while checking its shape. */
export function defineRange(calibrator: Calibrator): Calibrator {
  return calibrator
}
