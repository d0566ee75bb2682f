import { tq1_0 } from '../codecs/ggml/tq1_0.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'TQ1_0',
  order: 13,
  codec: tq1_0,
  summary: {
    en: '−1, 0 or +1, five of them in a byte; one scale per 256 weights',
    'zh-CN': '取 −1、0 或 +1，五个合为一字节；每 256 个权重一个缩放因子',
  },
  formula: String.raw`q = \left\lfloor \tfrac{x}{d} \right\rceil \in \{-1, 0, 1\},\quad \hat{x} = d\,q,\quad d = \max |x|`,
})
