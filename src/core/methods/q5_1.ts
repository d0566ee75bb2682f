import { q5_1 } from '../codecs/ggml/q5_1.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'Q5_1',
  order: 4,
  codec: q5_1,
  summary: {
    en: '5 bits, a scale and the least weight per 32 weights',
    'zh-CN': '5 位，每 32 个权重一个缩放因子和一个最小值',
  },
  formula: String.raw`q = \left\lfloor \tfrac{x - m}{d} + 0.5 \right\rfloor,\quad \hat{x} = d\,q + m,\quad d = \frac{\max - m}{31},\quad m = \min`,
})
