import { q5_0 } from '../codecs/ggml/q5_0.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'Q5_0',
  order: 3,
  codec: q5_0,
  summary: { en: '5 bits, one scale per 32 weights', 'zh-CN': '5 位，每 32 个权重一个缩放因子' },
  formula: String.raw`q = \min\!\left(31, \left\lfloor \tfrac{x}{d} + 16.5 \right\rfloor\right) - 16,\quad \hat{x} = d\,q,\quad d = \frac{x_{\text{largest}}}{-16}`,
})
