import { q3_k } from '../codecs/ggml/q3_k.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'Q3_K',
  order: 7,
  codec: q3_k,
  summary: {
    en: '3 bits; 16 sub-blocks of 16 weights, each with a 6-bit scale',
    'zh-CN': '3 位；每 16 个权重一个子块，各有 6 位的缩放因子',
  },
  formula: String.raw`\hat{x} = d\,s\,q,\quad q \in \{-4, \dots, 3\},\quad s \in \{-32, \dots, 31\}`,
})
