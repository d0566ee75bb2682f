import { q4_k } from '../codecs/ggml/q4_k.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'Q4_K',
  order: 8,
  codec: q4_k,
  summary: {
    en: '4 bits; 8 sub-blocks of 32 weights, each with a 6-bit scale and minimum',
    'zh-CN': '4 位；每 32 个权重一个子块，各有 6 位的缩放因子和最小值',
  },
  formula: String.raw`\hat{x} = d\,s\,q - d_{\min}\,m,\quad q \in \{0, \dots, 15\},\quad s, m \in \{0, \dots, 63\}`,
})
