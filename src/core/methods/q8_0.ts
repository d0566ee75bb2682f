import { q8_0 } from '../codecs/ggml/q8_0.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'Q8_0',
  order: 5,
  codec: q8_0,
  summary: { en: '8 bits, one scale per 32 weights', 'zh-CN': '8 位，每 32 个权重一个缩放因子' },
  aliases: ['int8', 'absmax'],
  formula: String.raw`q = \left\lfloor \tfrac{x}{d} \right\rceil,\quad \hat{x} = d\,q,\quad d = \frac{\max |x|}{127}`,
})
