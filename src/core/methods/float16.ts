import { FLOAT16 } from '../numeric/number-formats.ts'
import { floatMethod } from '../quantizer/float-method.ts'

export default floatMethod({
  id: 'float16',
  order: 1,
  label: { en: 'Float16', 'zh-CN': 'Float16' },
  summary: {
    en: '16 bits: 5 for the exponent, 10 for the mantissa; up to ±65504',
    'zh-CN': '16 位：5 位指数、10 位尾数；最大 ±65504',
  },
  fidelity: () => ({ kind: 'bit-exact', reference: 'NumPy 2.4' }),
  source: 'IEEE 754 binary16; NumPy float16',
  formatOf: () => FLOAT16,
  overflows: true,
})
