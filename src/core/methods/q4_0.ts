import { q4_0 } from '../codecs/ggml/q4_0.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'Q4_0',
  order: 1,
  codec: q4_0,
  summary: { en: '4 bits, one scale per 32 weights', 'zh-CN': '4 位，每 32 个权重一个缩放因子' },
  aliases: ['int4'],
  formula: String.raw`q = \min\!\left(15, \left\lfloor \tfrac{x}{d} + 8.5 \right\rfloor\right) - 8,\quad \hat{x} = d\,q,\quad d = \frac{x_{\text{largest}}}{-8}`,
})
