import { q2_k } from '../codecs/ggml/q2_k.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'Q2_K',
  order: 6,
  codec: q2_k,
  summary: {
    en: '2 bits; 16 sub-blocks of 16 weights, each with a 4-bit scale and minimum',
    'zh-CN': '2 位；每 16 个权重一个子块，各有 4 位的缩放因子和最小值',
  },
  formula: String.raw`\hat{x} = d\,s\,q - d_{\min}\,m,\quad q \in \{0, \dots, 3\},\quad s, m \in \{0, \dots, 15\}`,
})
