import { q4_1 } from '../codecs/ggml/q4_1.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'Q4_1',
  order: 2,
  codec: q4_1,
  summary: {
    en: '4 bits, a scale and the least weight per 32 weights',
    'zh-CN': '4 位，每 32 个权重一个缩放因子和一个最小值',
  },
  formula: String.raw`q = \left\lfloor \tfrac{x - m}{d} + 0.5 \right\rfloor,\quad \hat{x} = d\,q + m,\quad d = \frac{\max - m}{15},\quad m = \min`,
})
