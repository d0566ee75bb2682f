import type { Remark } from './quantizer/remarks.ts'
import type { Values } from './tensor.ts'

/** What one evaluation of a method tells the page. All counts leave NaN and ±∞ out. */

export const FIGURES = [
  'sqnr', // dB, 10·log10(Σx² / Σ(x−y)²)
  'mse',
  'rmse',
  'mae',
  'max_abs',
  'mean_error', // mean of y − x
  'rel_l2',
  'cosine',
  'kl', // nats, 64 bins over the joint range
  'js',
  'entropy', // bits per code
  'levels_used',
  'levels',
  'clipped',
  'zeroed', // weights that were not 0 and became 0
  'rounding_share', // of the squared error, 0 to 1
  'clipping_share',
  'bits_per_weight',
  'bytes',
  'compression', // 32 / bits_per_weight
] as const

export type FigureName = (typeof FIGURES)[number]

/** Undefined is NaN, infinite is ±Infinity; both mean something and are shown as such. */
export type Figures = Readonly<Record<FigureName, number>>

/** Bin i (0 ≤ i < count) covers [(first + i − ½)·width, (first + i + ½)·width). */
export interface Bins {
  readonly width: number
  readonly first: number
  readonly count: number
}

/** What is known of the weights before any method. */
export interface WeightStats {
  readonly n: number
  readonly finite: number
  readonly nan: number
  readonly posinf: number
  readonly neginf: number
  /** float64 values that became ±∞ as float32 (0 where the data stay float64). */
  readonly overflowed: number
  /** Over the finite values; NaN where there are none. */
  readonly min: number
  readonly max: number
  readonly mean: number
  readonly std: number
  readonly sumSquares: number
}

export interface Evaluation {
  readonly figures: Figures
  readonly stats: WeightStats
  /** Bins of the original; they depend on the weights and `bins` alone. */
  readonly bins: Bins
  readonly original: Uint32Array
  /** Of these, the ones that are clipped. */
  readonly originalClipped: Uint32Array
  /**
   * Same width. They take in the original's bins and every quantized value, but reach at most 8,192 bins beyond the
   * original's: what lies further is counted in the outermost bin.
   */
  readonly quantizedBins: Bins
  readonly quantized: Uint32Array
  readonly quantizedClipped: Uint32Array
  readonly clippedBelow: number
  readonly clippedAbove: number
  /** Of these, the ones that became ±∞ or NaN. Of the quantized values and their errors they are in no count. */
  readonly lost: number
  /** y − x in units of the step; what lies beyond the bins, which end a little outside ±1.5, is only counted. */
  readonly error: {
    readonly bins: Bins
    /** The step of a per-tensor method, the RMSE where there is none, NaN where every group has its own. */
    readonly unit: number
    readonly unitIs: 'step' | 'step-of-group' | 'rmse'
    readonly rounding: Uint32Array
    readonly clipping: Uint32Array
    readonly below: number
    readonly above: number
  }
  /**
   * All levels from the least to the greatest, each with a code and its count: only with one group and at most 65,536
   * levels. Codes that stand for no finite number are left out; of two with the same value the first stands for both.
   */
  readonly levels: {
    /** Null where they run from `first` on, the least code, without a gap. */
    readonly codes: Float64Array | null
    readonly first: number
    readonly values: Values
    readonly counts: Uint32Array
  } | null
  /** Distinct dequantized values that occur. */
  readonly distinct: number
  /** Q(x) at evenly spaced x over twice the view, so that a page can cut it: only with one group and a monotone method. */
  readonly staircase: { readonly x: Float64Array; readonly y: Float64Array } | null
  /** For the others: up to 4,000 pairs (x, Q(x)) spread over the tensor. */
  readonly scatter: { readonly x: Float64Array; readonly y: Float64Array } | null
  readonly grid: {
    readonly groups: number
    readonly codes: { readonly min: number; readonly max: number } | null
    /** Of the first groups, at most 4,096. */
    readonly scales: Float32Array | null
    /** What stands in their place where levels are not equally spaced. */
    readonly factors: Float32Array | null
    readonly zeroPoints: Int32Array | null
    readonly low: Float64Array
    readonly high: Float64Array
    readonly asked: { readonly a: Float64Array; readonly b: Float64Array } | null
  }
  /** What the reader must know of how the weights were treated. */
  readonly remarks: readonly Remark[]
  /** Codes of the first 64 weights (the values themselves where there are no codes), as the article prints them. */
  readonly head: readonly number[]
}
