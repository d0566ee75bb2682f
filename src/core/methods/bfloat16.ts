import { BFLOAT16 } from '../numeric/number-formats.ts'
import { floatMethod } from '../quantizer/float-method.ts'

export default floatMethod({
  id: 'bfloat16',
  order: 2,
  label: { en: 'bfloat16', 'zh-CN': 'bfloat16' },
  summary: {
    en: '16 bits: the exponent of float32 and 7 bits for the mantissa',
    'zh-CN': '16 位：与 float32 相同的指数，7 位尾数',
  },
  fidelity: () => ({ kind: 'bit-exact', reference: 'ml_dtypes 0.6' }),
  source: 'ml_dtypes bfloat16',
  formatOf: () => BFLOAT16,
  overflows: true,
})
