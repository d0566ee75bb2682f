import { nvfp4Factors } from '../codecs/microscaling.ts'
import { filled } from '../numeric/filled.ts'
import { mustBeFloat32 } from '../numeric/float32.ts'
import { bitsOf } from '../numeric/number-format.ts'
import { FLOAT4_E2M1FN, FLOAT8_E4M3FN } from '../numeric/number-formats.ts'
import type { Params } from '../params.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'
import { rowBlocks, paddingOf, paddingRemarks } from './blocks.ts'
import { castFloats, floatRule } from './float-rule.ts'
import { FloatQuantizer } from './floats.ts'
import { roundingOf } from './from-params.ts'
import { greatestSizes } from './greatest-size.ts'

/** The greatest numbers of an element and of a block's scale, and the least scale: E4M3's least normal number. */
export const ELEMENT_MAX = 6
export const SCALE_MAX = 448
export const SCALE_LEAST = 0.015625

/**
 * The least scale of a tensor, just above 2^−122: with it the reciprocal of the least scale of a block is still a
 * float32. It takes weights smaller than 5e-34; torchao has no finite scales there.
 */
export const TENSOR_SCALE_LEAST = 1.8807911855234143e-37

/** The scales of NVFP4 and how they are used, in float32 and in the order of torchao. */
export function* nvfp4Quantizer(tensor: Tensor, params: Params, single: boolean): Steps<FloatQuantizer> {
  const layout = rowBlocks(tensor, params)
  const sizes = yield* greatestSizes(mustBeFloat32(tensor.data), layout)
  const tensorScale = single ? 1 : tensorScaleOf(sizes)
  const wanted = sizes.map((size) => blockScale(Math.fround(size / ELEMENT_MAX), tensorScale))
  const { codes, values: scales } = castFloats(floatRule(FLOAT8_E4M3FN, false, null), wanted, 0)
  const reciprocal = Math.fround(1 / tensorScale)
  return new FloatQuantizer({
    ...roundingOf(params),
    layout,
    format: FLOAT4_E2M1FN,
    native: false,
    factors: nvfp4Factors(codes, tensorScale),
    symbol: single ? 'sb' : 'st·sb',
    multipliers: filled(new Float32Array(layout.groups), (group) => reciprocal / scales[group]),
    scaleCodes: new Uint8Array(codes),
    extraBits: paddingOf(layout) * bitsOf(FLOAT4_E2M1FN) + 8 * layout.groups + (single ? 0 : 32),
    remarks: paddingRemarks(layout),
  })
}

/** max |x| ÷ (448 · 6). */
export function tensorScaleOf(sizes: Float32Array): number {
  const greatest = sizes.reduce((a, b) => Math.max(a, b), 0)
  return Math.max(TENSOR_SCALE_LEAST, Math.fround(greatest / (SCALE_MAX * ELEMENT_MAX)))
}

function blockScale(scale: number, tensorScale: number): number {
  return Math.min(SCALE_MAX, Math.max(SCALE_LEAST, Math.fround(scale / tensorScale)))
}
