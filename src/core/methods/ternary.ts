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
  id: 'ternary',
  family: 'low-bit',
  order: 2,
  label: { en: 'Ternary (TWN)', 'zh-CN': '三值（TWN）' },
  summary: {
    en: 'Small weights become 0, the others their sign times the mean size of those others',
    'zh-CN': '小权重变为 0，其余取符号乘以其余权重绝对值的均值',
  },
  fidelity: () => ({ kind: 'follows', reference: 'Li and Liu 2016, arXiv:1605.04711' }),
  source: 'Li and Liu 2016, Ternary Weight Networks, arXiv:1605.04711',
  formula: String.raw`q = \begin{cases} \operatorname{sign}(x) & |x| > \Delta \\ 0 & \text{otherwise} \end{cases},\quad
\Delta = \frac{0.7}{n} \sum |x|,\quad \hat{x} = \alpha\,q,\quad \alpha = \operatorname*{mean}_{|x| > \Delta} |x|`,
  params: GRANULARITY,
  prepare,
  notFinite: LEFT_OUT,
  levels: () => ({ values: [-1, 0, 1], unit: 'scale' }),
  numpy: async (_params, quantizer) => {
    const { signNumpy } = await import('../quantizer/sign-numpy.ts')
    return signNumpy(
      quantizer,
      `    t = 0.7 * v.mean() if v.size else 0.0
    return (v[v > t].mean() if (v > t).any() else 0.0), t`,
    )
  },
})

function* prepare(tensor: Tensor, params: Params): Steps<SignQuantizer> {
  const layout = layoutOf(tensor, params)
  const { data } = asFloat32(tensor.data)
  const thresholds = (yield* meanSizes(data, layout)).map((mean) => 0.7 * mean)
  const sizes = yield* meanSizes(data, layout, thresholds)
  return new SignQuantizer({ layout, sizes, thresholds, rounds: false, symbol: 'α' })
}
