import { asFloat32 } from '../numeric/float32.ts'
import type { Params } from '../params.ts'
import { layoutOf } from '../quantizer/from-params.ts'
import { meanSizes } from '../quantizer/mean-size.ts'
import { defineMethod } from '../quantizer/method.ts'
import { LEFT_OUT } from '../quantizer/not-finite.ts'
import { GRANULARITY } from '../quantizer/shared-params.ts'
import { SignQuantizer } from '../quantizer/sign.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'

export default defineMethod({
  id: 'binary',
  family: 'low-bit',
  order: 1,
  label: { en: 'Binary (XNOR-Net)', 'zh-CN': '二值（XNOR-Net）' },
  summary: {
    en: 'One bit: the sign, times the mean size of the weights',
    'zh-CN': '1 位：符号乘以权重绝对值的均值',
  },
  aliases: ['二值化'],
  fidelity: () => ({ kind: 'follows', reference: 'Rastegari et al. 2016, arXiv:1603.05279' }),
  source: 'Rastegari et al. 2016, XNOR-Net, arXiv:1603.05279',
  formula: String.raw`\hat{x} = \alpha \cdot \operatorname{sign}(x),\quad \operatorname{sign}(0) = +1,\quad
\alpha = \frac{1}{n} \sum |x|`,
  params: GRANULARITY,
  prepare,
  notFinite: LEFT_OUT,
  levels: () => ({ values: [-1, 1], unit: 'scale' }),
  numpy: async (_params, quantizer) => {
    const { signNumpy } = await import('../quantizer/sign-numpy.ts')
    return signNumpy(quantizer, '    return (v.mean() if v.size else 0.0), 0.0')
  },
})

function* prepare(tensor: Tensor, params: Params): Steps<SignQuantizer> {
  const layout = layoutOf(tensor, params)
  const sizes = yield* meanSizes(asFloat32(tensor.data).data, layout)
  return new SignQuantizer({ layout, sizes, thresholds: null, rounds: false, symbol: 'α' })
}
