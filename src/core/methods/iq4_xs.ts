import { iq4_xs } from '../codecs/ggml/iq4_xs.ts'
import { ggufMethod } from '../quantizer/gguf.ts'

export default ggufMethod({
  type: 'IQ4_XS',
  order: 12,
  codec: iq4_xs,
  summary: {
    en: 'The uneven levels of IQ4_NL; sub-blocks of 32 weights with a 6-bit scale',
    'zh-CN': '与 IQ4_NL 相同的不等间隔的级；每 32 个权重一个子块，各有 6 位的缩放因子',
  },
  formula: String.raw`\hat{x} = d\,s\,c_q,\quad s \in \{-32, \dots, 31\},\quad c = (-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113)`,
})
