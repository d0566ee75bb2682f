import { FLOAT8_E4M3FN } from '../numeric/number-formats.ts'
import { floatMethod } from '../quantizer/float-method.ts'

export default floatMethod({
  id: 'float8_e4m3fn',
  order: 3,
  label: { en: 'FP8 E4M3', 'zh-CN': 'FP8 E4M3' },
  summary: {
    en: '8 bits: 4 for the exponent, 3 for the mantissa; up to ±448',
    'zh-CN': '8 位：4 位指数、3 位尾数；最大 ±448',
  },
  fidelity: () => ({ kind: 'bit-exact', reference: 'ml_dtypes 0.6' }),
  source: 'ml_dtypes float8_e4m3fn; Micikevicius et al. 2022, arXiv:2209.05433',
  formatOf: () => FLOAT8_E4M3FN,
  overflows: true,
})
