import { CASTS } from '../numeric/cast.ts'
import { num } from '../params.ts'
import { FixedPointQuantizer } from '../quantizer/fixed-point.ts'
import { provenRounding } from '../quantizer/fidelity.ts'
import { castOf, roundingOf } from '../quantizer/from-params.ts'
import { defineMethod } from '../quantizer/method.ts'
import { rounded } from '../quantizer/notation.ts'
import { CASTS_NAN } from '../quantizer/not-finite.ts'
import { castParam, ROUNDING } from '../quantizer/shared-params.ts'
import { atOnce } from '../steps.ts'

export default defineMethod({
  id: 'fixed-point',
  family: 'article',
  order: 2,
  label: { en: 'Fixed point', 'zh-CN': '定点数' },
  summary: { en: 'Keeps k binary digits after the point', 'zh-CN': '小数点后保留 k 位二进制' },
  aliases: ['二进制化'],
  note: {
    en: 'The article calls this binary (二进制化); the field means weights of one bit',
    'zh-CN': '文章称之为“二进制化”；业内的二值量化指 1 位权重',
  },
  fidelity: (params) => ({ kind: provenRounding(params), reference: 'NumPy 2.4' }),
  source: 'np.round(2**k * x).astype(np.int32)',
  formula: (params) =>
    String.raw`q = \operatorname{int32}\!\left(${rounded('2^k x', params)}\right),\quad \hat{x} = 2^{-k} q`,
  params: [{ key: 'k', kind: 'integer', min: 0, max: 16, default: 4 }, ...ROUNDING, castParam(CASTS)],
  keepsFloat64: true,
  prepare: (tensor, params) =>
    atOnce(
      new FixedPointQuantizer({
        ...roundingOf(params),
        n: tensor.data.length,
        fraction: num(params, 'k'),
        cast: castOf(params) ?? 'int32',
        single: tensor.data instanceof Float32Array,
      }),
    ),
  notFinite: CASTS_NAN,
  levels: () => null,
  async numpy(params) {
    const { castNumpy, roundingNumpy } = await import('../quantizer/numpy.ts')
    return `import numpy as np
scaled = 2**${num(params, 'k')} * x
${roundingNumpy(params, 'scaled', 'rounded')}
${castNumpy(params, 'rounded')}
values = codes / 2.0**${num(params, 'k')}`
  },
})
