import { q6_k } from '../codecs/ggml/q6_k.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'Q6_K',
  order: 10,
  codec: q6_k,
  summary: {
    en: '6 bits; 16 sub-blocks of 16 weights, each with an 8-bit scale',
    'zh-CN': '6 位；每 16 个权重一个子块，各有 8 位的缩放因子',
  },
  formula: String.raw`\hat{x} = d\,s\,q,\quad q \in \{-32, \dots, 31\},\quad s \in \{-128, \dots, 127\}`,
})
