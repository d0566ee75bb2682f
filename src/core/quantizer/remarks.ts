/** What a quantizer did that its reference would not have done, or that the shape of the weights made necessary. */
export interface Remarks {
  /** The reference wants rows of whole blocks; here blocks run on from one row into the next. */
  'blocks-cross-rows': { row: number; block: number }
  /** The last block is filled up with zeros, which count in the size. */
  padded: { zeros: number; block: number }
  /** A scale that float16 cannot hold is kept at the greatest one; the reference would store ∞. */
  'scale-saturated': { greatest: number }
}

/** The interface has a sentence for each code. */
export type Remark = { [C in keyof Remarks]: { readonly code: C; readonly values: Remarks[C] } }[keyof Remarks]
