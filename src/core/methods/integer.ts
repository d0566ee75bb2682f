import { CASTS } from '../numeric/cast.ts'
import { FixedPointQuantizer } from '../quantizer/fixed-point.ts'
import { provenRounding } from '../quantizer/fidelity.ts'
import { castOf, roundingOf } from '../quantizer/from-params.ts'
import { defineMethod } from '../quantizer/method.ts'
import { rounded } from '../quantizer/notation.ts'
import { CASTS_NAN } from '../quantizer/not-finite.ts'
import { castParam, ROUNDING } from '../quantizer/shared-params.ts'
import { atOnce } from '../steps.ts'

export default defineMethod({
  id: 'integer',
  family: 'article',
  order: 1,
  label: { en: 'Integer', 'zh-CN': '取整' },
  summary: { en: 'Rounds every weight to a whole number', 'zh-CN': '把每个权重舍入为整数' },
  aliases: ['整数化'],
  fidelity: (params) => ({ kind: provenRounding(params), reference: 'NumPy 2.4' }),
  source: 'np.round(x).astype(np.int32)',
  formula: (params) => String.raw`q = \operatorname{int32}\!\left(${rounded('x', params)}\right),\quad \hat{x} = q`,
  params: [...ROUNDING, castParam(CASTS)],
  keepsFloat64: true,
  prepare: (tensor, params) =>
    atOnce(
      new FixedPointQuantizer({
        ...roundingOf(params),
        n: tensor.data.length,
        fraction: null,
        cast: castOf(params) ?? 'int32',
        single: tensor.data instanceof Float32Array,
      }),
    ),
  notFinite: CASTS_NAN,
  levels: () => null,
  async numpy(params) {
    const { castNumpy, roundingNumpy } = await import('../quantizer/numpy.ts')
    return `import numpy as np
${roundingNumpy(params, 'x', 'rounded')}
${castNumpy(params, 'rounded')}
values = codes.astype(np.float64)`
  },
})
