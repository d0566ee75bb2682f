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

/** No step is smaller. */
const LEAST = 1e-5

export default defineMethod({
  id: 'bitnet-b1.58',
  family: 'low-bit',
  order: 3,
  label: { en: 'BitNet b1.58', 'zh-CN': 'BitNet b1.58' },
  summary: {
    en: 'In steps of the mean size, rounded to −1, 0 or 1: log₂ 3 = 1.58 bits of information, stored in 2',
    'zh-CN': '以权重绝对值的均值为步长，舍入到 −1、0 或 1：信息量 log₂ 3 = 1.58 位，以 2 位存储',
  },
  fidelity: () => ({ kind: 'follows', reference: 'Ma et al. 2024, arXiv:2402.17764' }),
  source: 'Ma et al. 2024, The Era of 1-bit LLMs, arXiv:2402.17764 (absmean)',
  formula: String.raw`q = \operatorname{clip}\!\left(\left\lfloor \tfrac{x}{\gamma} \right\rceil,\; -1,\; 1\right),\quad
\hat{x} = \gamma\,q,\quad \gamma = \max\!\left(\frac{1}{n} \sum |x|,\; 10^{-5}\right)`,
  params: GRANULARITY,
  prepare,
  notFinite: LEFT_OUT,
  levels: () => ({ values: [-1, 0, 1], unit: 'scale' }),
  numpy: async (_params, quantizer) => {
    const { signNumpy } = await import('../quantizer/sign-numpy.ts')
    return signNumpy(
      quantizer,
      `    s = max(v.mean() if v.size else 0.0, ${LEAST})
    return s, s / 2`,
    )
  },
})

/** |x| ÷ γ rounds to 1 and more above a half, since a half rounds to 0. */
function* prepare(tensor: Tensor, params: Params): Steps<SignQuantizer> {
  const layout = layoutOf(tensor, params)
  const sizes = (yield* meanSizes(asFloat32(tensor.data).data, layout)).map((mean) => Math.max(mean, LEAST))
  return new SignQuantizer({ layout, sizes, thresholds: sizes.map((size) => size / 2), rounds: true, symbol: 'γ' })
}
