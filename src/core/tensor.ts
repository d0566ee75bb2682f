/** Numbers as they flow through the core. float64 is kept only for the article's methods. */
export type Values = Float32Array | Float64Array

/**
 * Weights with a name and a shape, in C order (last axis fastest).
 * `shape` is `[]` for a scalar; the product of `shape` is `data.length`.
 */
export interface Tensor {
  readonly name: string
  readonly shape: readonly number[]
  /** Element type as the source states it, for example `f4`, `>i2`, `f64 text`. */
  readonly dtype: string
  readonly data: Values
  /** Of floats that the source stores in 16 or 8 bits: their bit patterns, in the order of `data`. */
  readonly source?: NarrowSource
  /** Of weights that the source has quantized: what it stores of them. */
  readonly stored?: Stored
}

export interface NarrowSource {
  readonly dtype: string
  readonly codes: Uint16Array | Uint8Array
}

/** What a file stores of quantized weights, as it is; `data` of the tensor holds the dequantized values. */
export type Stored =
  /** Blocks one after the other, each with codes and scales inside, in a layout that `type` names (ggml's types). */
  | {
      readonly kind: 'blocks'
      readonly type: string
      /** Weights and bytes of one block. */
      readonly elements: number
      readonly bytes: number
      readonly data: Uint8Array
    }
  /** value = scale · (code − zero point). One scale for all, one per index of `axis`, or one per `group` along it. */
  | {
      readonly kind: 'affine'
      readonly dtype: string
      readonly codes: Values
      readonly scales: Float32Array
      /** As many as scales; null where all are 0. */
      readonly zeroPoints: Float32Array | null
      readonly axis: number | null
      readonly group: number | null
    }
