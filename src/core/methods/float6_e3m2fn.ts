import { FLOAT6_E3M2FN } from '../numeric/number-formats.ts'
import { floatMethod } from '../quantizer/float-method.ts'

export default floatMethod({
  id: 'float6_e3m2fn',
  order: 6,
  label: { en: 'FP6 E3M2', 'zh-CN': 'FP6 E3M2' },
  summary: {
    en: '6 bits: 3 for the exponent, 2 for the mantissa; up to ±28',
    'zh-CN': '6 位：3 位指数、2 位尾数；最大 ±28',
  },
  fidelity: () => ({ kind: 'bit-exact', reference: 'ml_dtypes 0.6' }),
  source: 'ml_dtypes float6_e3m2fn; OCP Microscaling Formats v1.0',
  formatOf: () => FLOAT6_E3M2FN,
  overflows: false,
})
