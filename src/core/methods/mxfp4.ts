import { FLOAT4_E2M1FN } from '../numeric/number-formats.ts'
import { mxMethod } from '../quantizer/mx-method.ts'

export default mxMethod({
  id: 'mxfp4',
  order: 5,
  label: { en: 'MXFP4', 'zh-CN': 'MXFP4' },
  summary: {
    en: 'FP4 E2M1; every 32 neighbours share a power of two as scale',
    'zh-CN': 'FP4 E2M1；每 32 个相邻权重共用一个 2 的幂作为缩放因子',
  },
  element: FLOAT4_E2M1FN,
})
