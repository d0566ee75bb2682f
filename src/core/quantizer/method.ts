import type { Param, Params } from '../params.ts'
import type { Steps } from '../steps.ts'
import type { Tensor, Values } from '../tensor.ts'
import type { Words } from '../words.ts'
import type { Layout } from './layout.ts'
import type { Remark } from './remarks.ts'

export type Family =
  | 'article'
  | 'uniform'
  | 'low-bit'
  | 'non-uniform'
  | 'floating-point'
  | 'microscaling'
  | 'codebook'
  | 'gguf'

/** What the golden vectors prove of a method: equality with a reference, or a formula that is followed. */
export interface Fidelity {
  readonly kind: 'bit-exact' | 'follows'
  /** The reference with its version where that matters, for example `ONNX QuantizeLinear`. */
  readonly reference: string
}

/** Why a weight is not simply rounded. */
export const FLAG = { none: 0, below: 1, above: 2, notFinite: 3 } as const

/** Where a quantizer writes: parallel arrays, one entry per weight. */
export interface Block {
  /** The stored integers (a method without codes leaves 0). */
  readonly codes: Int32Array
  /** The dequantized values. */
  readonly values: Values
  /**
   * One of `FLAG` per weight. `below` and `above` are clipped; `notFinite` stays out of all figures. A finite weight that
   * a cast turns into ±∞ or NaN has `below` or `above`: it counts as clipped and stays out of the other figures.
   */
  readonly flags: Uint8Array
}

/** One stage of the arithmetic of a single weight; the interface has the words for each id. */
export interface TraceStep {
  readonly id:
    | 'x'
    | 'offset' // x − the least value of the block
    | 'divide' // x ÷ s, in steps or in units of the codebook
    | 'multiply' // 2^k × x
    | 'round'
    | 'shift' // + z
    | 'saturate' // into the codes
    | 'nearest' // the nearest entry of a codebook or number of a format, in its own units
    | 'sign' // −1 or +1
    | 'threshold' // −1, 0 or +1
    | 'max' // max(x, a)
    | 'min' // min(·, b)
    | 'cast' // to int32
    | 'dequantize'
    | 'error'
  readonly value: number
  /** What the formula calls the stage, where it is not what the words of the interface say: `q × α`. */
  readonly term?: string
  /** Of the stage that makes it: the stored code, how many bits it has, and whether these count from the least code. */
  readonly code?: {
    readonly value: number
    readonly bits: number
    readonly min: number
    readonly max: number
    readonly fromLeast?: boolean
  }
}

/** A method with all its parameters fixed: the ranges are found, the scales computed. */
export interface Quantizer {
  /** Of those that kernels know and that come in files of their own: which they are. */
  readonly kind?: 'packed' | 'codebook' | 'floats' | 'clip'
  readonly layout: Layout
  /** The least and greatest code that can be stored; null where the method stores no codes. */
  readonly codes: { readonly min: number; readonly max: number } | null
  /** The part of them that finite weights can get, where that is known to be smaller. */
  readonly reach?: { readonly min: number; readonly max: number } | null
  /** Step between two levels, one per group; null where levels are not equally spaced. */
  readonly scales: Float32Array | null
  /** Where there is no step: what the entries of a codebook or a number format are multiplied by, one per group. */
  readonly factors?: Float32Array
  /** One per group; null where zero is code 0 by definition. */
  readonly zeroPoints: Int32Array | null
  /** The numbers of a group by their names in the formula, where these are others than s. */
  symbols?(group: number): Readonly<Record<string, number>>
  /** Range in force per group: the least and the greatest finite value that can come out. Infinite where unbounded. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** The range that was asked for or found, before the zero point was rounded; null where there is none. */
  readonly asked: { readonly a: Float64Array; readonly b: Float64Array } | null
  /** float64 only where the article's methods may give what is no float32. */
  readonly precision: 'float32' | 'float64'
  /** Is x ≤ y ⇒ Q(x) ≤ Q(y) within a group? Stochastic rounding is not. */
  readonly monotone: boolean
  /**
   * The bytes that a file would hold, in the layout of the reference. Encoders that search choose codes and scales
   * together, so where this is present `run` tells what these bytes say of the weights at its places, and takes from
   * `x` only which of them are not finite or lie beyond the ends.
   */
  readonly packed?: Uint8Array
  /** What the reader must know of how these weights were treated. */
  readonly remarks?: readonly Remark[]
  /**
   * Quantizes `x[from, to)`, all of group `group`, into `out` from index `at` on.
   * `first` is the index of `x[from]` in the tensor (stochastic rounding depends on it).
   */
  run(group: number, x: Values, from: number, to: number, out: Block, at: number, first: number): void
  /** The value of a code. With one group it is the value that `run` writes beside that code, for every finite weight. */
  decode(code: number, group: number): number
  /** All bits that are stored for `n` weights whose codes lie in [least, greatest]: codes, scales, zero points, padding. */
  storedBits(n: number, least: number, greatest: number): number
  /** Levels that exist, given the codes that occur; NaN where there are none. */
  levels(least: number, greatest: number): number
  /** The arithmetic of one weight, stage by stage. */
  trace(group: number, x: number, index: number): TraceStep[]
}

/** A grid as a file or a reference states it. It overrides range, scale and zero point. One entry per group of the layout. */
export interface Grid {
  readonly scales: ArrayLike<number>
  readonly zeroPoints?: ArrayLike<number>
  readonly min: number
  readonly max: number
}

/** What a method must tell of itself. One file of `src/core/methods` each; `index.ts` finds them. */
export interface Method {
  /** Public: it stands in links. */
  readonly id: string
  readonly family: Family
  /** Order within the family. */
  readonly order: number
  readonly label: Words
  /** One line for the menu. */
  readonly summary: Words
  /** Other names by which the menu finds it, or their beginnings: `symm` is not to find what is `asymmetric`. */
  readonly aliases?: readonly string[]
  /** One more line, where others use its name for something else. */
  readonly note?: Words
  /** What is proved of it under these parameters. */
  readonly fidelity: (params: Params) => Fidelity
  /** Paper, specification or reference file. */
  readonly source: string
  /** TeX, of these parameters where they change it. */
  readonly formula: string | ((params: Params) => string | Promise<string>)
  readonly params: readonly Param[]
  /**
   * Finds the range and fixes all numbers. `tensor.data` is Float32Array unless the method keeps float64.
   * `held` are ranges to use instead of searching (one per group), while a search still runs.
   */
  prepare(tensor: Tensor, params: Params, options: PrepareOptions): Steps<Quantizer>
  /** float64 sources stay float64 for this method. */
  readonly keepsFloat64?: boolean
  /**
   * The levels that a weight can take, in order, before any scale; null where they are fitted to the weights or are
   * more than `MOST_LEVELS_SHOWN`.
   */
  levels(params: Params): LevelLine | null
  /** What becomes of NaN and ±∞, which stay out of all figures. One sentence. */
  readonly notFinite: Words
  /** NumPy that gives exactly these numbers: lines that turn `x` into `codes` and `values`. A promise, so that what
   * writes Python is loaded when somebody asks for it. */
  numpy(params: Params, quantizer: Quantizer): Promise<string>
}

/** A drawing of more would be a band. */
export const MOST_LEVELS_SHOWN = 1024

export interface LevelLine {
  readonly values: ArrayLike<number>
  /** `weight`: as they stand; `scale`: times the scale of the group; `code`: codes, which an offset of the group moves, too. */
  readonly unit: 'weight' | 'scale' | 'code'
}

export interface PrepareOptions {
  readonly grid?: Grid | undefined
  readonly held?: { readonly a: Float64Array; readonly b: Float64Array } | undefined
}

/** Keeps the literal types of a definition while checking its shape. */
export function defineMethod(method: Method): Method {
  return method
}
