import { filled } from '../numeric/filled.ts'
import type { Layout } from '../quantizer/layout.ts'
import { forEachRun } from '../quantizer/layout.ts'
import { FLOAT8_E4M3FN } from '../numeric/number-formats.ts'
import { valuesOf } from '../numeric/number-format.ts'

/** Microscaling blocks as files have them: codes of elements, codes of scales, and for NVFP4 a scale of the tensor. */

/** What the elements of NVFP4 blocks are multiplied by: the E4M3 scale of a block times that of the tensor, in float32. */
export function nvfp4Factors(scaleCodes: ArrayLike<number>, tensorScale: number): Float32Array {
  const values = valuesOf(FLOAT8_E4M3FN)
  return filled(new Float32Array(scaleCodes.length), (block) => values[scaleCodes[block]] * tensorScale)
}

/** The value of every element: that of its code in `values`, times the factor of its block, in float32. */
export function decodeBlocks(
  codes: ArrayLike<number>,
  values: ArrayLike<number>,
  factors: Float32Array,
  layout: Layout,
): Float32Array {
  const decoded = new Float32Array(layout.n)
  forEachRun(layout, 0, layout.n, (block, start, end) => {
    for (let i = start; i < end; i++) decoded[i] = values[codes[i]] * factors[block]
  })
  return decoded
}

/** The values of the 256 bytes of MXINT8 elements: 64ths in two's complement. */
export function mxInt8Values(): Float32Array {
  return Float32Array.from({ length: 256 }, (_, byte) => ((byte << 24) >> 24) / 64)
}
