import { FLOAT6_E3M2FN } from '../numeric/number-formats.ts'
import { mxMethod } from '../quantizer/mx-method.ts'

export default mxMethod({
  id: 'mxfp6_e3m2',
  order: 4,
  label: { en: 'MXFP6 E3M2', 'zh-CN': 'MXFP6 E3M2' },
  summary: {
    en: 'FP6 E3M2; every 32 neighbours share a power of two as scale',
    'zh-CN': 'FP6 E3M2；每 32 个相邻权重共用一个 2 的幂作为缩放因子',
  },
  element: FLOAT6_E3M2FN,
})
