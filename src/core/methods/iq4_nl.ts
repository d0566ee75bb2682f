import { iq4_nl } from '../codecs/ggml/iq4_nl.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'IQ4_NL',
  order: 11,
  codec: iq4_nl,
  summary: {
    en: '4 bits for one of 16 uneven levels, one scale per 32 weights',
    'zh-CN': '4 位表示 16 个不等间隔的级之一，每 32 个权重一个缩放因子',
  },
  formula: String.raw`\hat{x} = d\,c_q,\quad c = (-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113)`,
})
