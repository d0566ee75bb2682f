import { FLOAT8_E4M3FN } from '../numeric/number-formats.ts'
import { mxMethod } from '../quantizer/mx-method.ts'

export default mxMethod({
  id: 'mxfp8_e4m3',
  order: 1,
  label: { en: 'MXFP8 E4M3', 'zh-CN': 'MXFP8 E4M3' },
  summary: {
    en: 'FP8 E4M3; every 32 neighbours share a power of two as scale',
    'zh-CN': 'FP8 E4M3；每 32 个相邻权重共用一个 2 的幂作为缩放因子',
  },
  element: FLOAT8_E4M3FN,
})
