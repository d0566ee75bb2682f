import { mustBeFloat32 } from '../numeric/float32.ts'
import type { Params } from '../params.ts'
import { rowBlocks } from '../quantizer/blocks.ts'
import { roundingOf } from '../quantizer/from-params.ts'
import { defineMethod } from '../quantizer/method.ts'
import { MX_INT8, MxIntQuantizer } from '../quantizer/mx-int.ts'
import { MX_PARAMS, mxRuleOf, mxScaleFormula } from '../quantizer/mx-method.ts'
import { rounded } from '../quantizer/notation.ts'
import { mxScaleCodes } from '../quantizer/mx-scale.ts'
import { greatestSizes } from '../quantizer/greatest-size.ts'
import { uniform } from '../quantizer/uniform.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'

export default defineMethod({
  id: 'mxint8',
  family: 'microscaling',
  order: 6,
  label: { en: 'MXINT8', 'zh-CN': 'MXINT8' },
  summary: {
    en: 'Whole 64ths from −127 to 127; every 32 neighbours share a power of two as scale',
    'zh-CN': '以 1/64 为单位的整数 −127 至 127；每 32 个相邻权重共用一个 2 的幂作为缩放因子',
  },
  // The vectors rest on the formula of the specification, which torchao does not implement.
  fidelity: () => ({ kind: 'follows', reference: 'OCP Microscaling v1.0' }),
  source: 'OCP Microscaling Formats v1.0, 5.3.4 and 6.3',
  formula: (
    params,
  ) => String.raw`q = \operatorname{clip}\!\left(${rounded(String.raw`\tfrac{64\,x}{s}`, params)},\; -127,\; 127\right),\quad
\hat{x} = \tfrac{q}{64}\,s,\quad ${mxScaleFormula(params, MX_INT8)}`,
  params: MX_PARAMS,
  notFinite: {
    en: 'NaN and ±∞ count as 0 in the scale of their block; then NaN becomes 0 and ±∞ saturates',
    'zh-CN': '求块的缩放因子时 NaN 和 ±∞ 按 0 计；随后 NaN 变成 0，±∞ 饱和',
  },
  prepare,
  levels: () => ({ values: Float64Array.from({ length: 255 }, (_, i) => (i - 127) / 64), unit: 'scale' }),
  numpy: async (params, quantizer) => {
    const { mxIntNumpy } = await import('../quantizer/mx-int-numpy.ts')
    return mxIntNumpy(params, uniform(quantizer))
  },
})

function* prepare(tensor: Tensor, params: Params): Steps<MxIntQuantizer> {
  const layout = rowBlocks(tensor, params)
  const sizes = yield* greatestSizes(mustBeFloat32(tensor.data), layout)
  return new MxIntQuantizer(layout, mxScaleCodes(sizes, mxRuleOf(params), MX_INT8), roundingOf(params))
}
