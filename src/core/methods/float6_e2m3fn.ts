import { FLOAT6_E2M3FN } from '../numeric/number-formats.ts'
import { floatMethod } from '../quantizer/float-method.ts'

export default floatMethod({
  id: 'float6_e2m3fn',
  order: 5,
  label: { en: 'FP6 E2M3', 'zh-CN': 'FP6 E2M3' },
  summary: {
    en: '6 bits: 2 for the exponent, 3 for the mantissa; up to ±7.5',
    'zh-CN': '6 位：2 位指数、3 位尾数；最大 ±7.5',
  },
  fidelity: () => ({ kind: 'bit-exact', reference: 'ml_dtypes 0.6' }),
  source: 'ml_dtypes float6_e2m3fn; OCP Microscaling Formats v1.0',
  formatOf: () => FLOAT6_E2M3FN,
  overflows: false,
})
