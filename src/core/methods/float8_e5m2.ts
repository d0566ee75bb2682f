import { FLOAT8_E5M2 } from '../numeric/number-formats.ts'
import { floatMethod } from '../quantizer/float-method.ts'

export default floatMethod({
  id: 'float8_e5m2',
  order: 4,
  label: { en: 'FP8 E5M2', 'zh-CN': 'FP8 E5M2' },
  summary: {
    en: '8 bits: 5 for the exponent, 2 for the mantissa; up to ±57344',
    'zh-CN': '8 位：5 位指数、2 位尾数；最大 ±57344',
  },
  fidelity: () => ({ kind: 'bit-exact', reference: 'ml_dtypes 0.6' }),
  source: 'ml_dtypes float8_e5m2; Micikevicius et al. 2022, arXiv:2209.05433',
  formatOf: () => FLOAT8_E5M2,
  overflows: true,
})
