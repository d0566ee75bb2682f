import { FLOAT4_E2M1FN } from '../numeric/number-formats.ts'
import { floatMethod } from '../quantizer/float-method.ts'

export default floatMethod({
  id: 'float4_e2m1fn',
  order: 7,
  label: { en: 'FP4 E2M1', 'zh-CN': 'FP4 E2M1' },
  summary: {
    en: '4 bits: 0, ½, 1, 1½, 2, 3, 4, 6 with a sign',
    'zh-CN': '4 位：带符号的 0、½、1、1½、2、3、4、6',
  },
  fidelity: () => ({ kind: 'bit-exact', reference: 'ml_dtypes 0.6' }),
  source: 'ml_dtypes float4_e2m1fn; OCP Microscaling Formats v1.0',
  formatOf: () => FLOAT4_E2M1FN,
  overflows: false,
})
