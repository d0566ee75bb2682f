import { FLOAT6_E2M3FN } from '../numeric/number-formats.ts'
import { mxMethod } from '../quantizer/mx-method.ts'

export default mxMethod({
  id: 'mxfp6_e2m3',
  order: 3,
  label: { en: 'MXFP6 E2M3', 'zh-CN': 'MXFP6 E2M3' },
  summary: {
    en: 'FP6 E2M3; every 32 neighbours share a power of two as scale',
    'zh-CN': 'FP6 E2M3；每 32 个相邻权重共用一个 2 的幂作为缩放因子',
  },
  element: FLOAT6_E2M3FN,
})
