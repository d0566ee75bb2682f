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
}
