import { tq2_0 } from '../codecs/ggml/tq2_0.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'TQ2_0',
  order: 14,
  codec: tq2_0,
  summary: {
    en: '−1, 0 or +1 in 2 bits; one scale per 256 weights',
    'zh-CN': '取 −1、0 或 +1，各占 2 位；每 256 个权重一个缩放因子',
  },
  formula: String.raw`q = \left\lfloor \tfrac{x}{d} \right\rceil \in \{-1, 0, 1\},\quad \hat{x} = d\,q,\quad d = \max |x|`,
})
