import { q5_k } from '../codecs/ggml/q5_k.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'Q5_K',
  order: 9,
  codec: q5_k,
  summary: {
    en: '5 bits; 8 sub-blocks of 32 weights, each with a 6-bit scale and minimum',
    'zh-CN': '5 位；每 32 个权重一个子块，各有 6 位的缩放因子和最小值',
  },
  formula: String.raw`\hat{x} = d\,s\,q - d_{\min}\,m,\quad q \in \{0, \dots, 31\},\quad s, m \in \{0, \dots, 63\}`,
})
