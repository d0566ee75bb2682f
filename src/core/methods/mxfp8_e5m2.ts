import { FLOAT8_E5M2 } from '../numeric/number-formats.ts'
import { mxMethod } from '../quantizer/mx-method.ts'

export default mxMethod({
  id: 'mxfp8_e5m2',
  order: 2,
  label: { en: 'MXFP8 E5M2', 'zh-CN': 'MXFP8 E5M2' },
  summary: {
    en: 'FP8 E5M2; every 32 neighbours share a power of two as scale',
    'zh-CN': 'FP8 E5M2；每 32 个相邻权重共用一个 2 的幂作为缩放因子',
  },
  element: FLOAT8_E5M2,
})
