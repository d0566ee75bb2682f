import { asFloat32, float32AtMost } from '../numeric/float32.ts'
import { type IntegerParam, num, type Params } from '../params.ts'
import { codebook, CodebookQuantizer } from '../quantizer/codebook/codebook.ts'
import { fitLevels } from '../quantizer/codebook/kmeans/fit.ts'
import { tensorLayout } from '../quantizer/layout.ts'
import { defineMethod } from '../quantizer/method.ts'
import { OUTERMOST } from '../quantizer/not-finite.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'

const BITS: IntegerParam = { key: 'k', kind: 'integer', min: 1, max: 8, default: 4 }

export default defineMethod({
  id: 'kmeans',
  family: 'non-uniform',
  order: 2,
  label: { en: 'k-means', 'zh-CN': 'k-means 聚类' },
  summary: {
    en: 'A codebook fitted to the weights: the optimum up to 65,536 different values, near it above',
    'zh-CN': '按权重拟合的码本：不同取值不超过 65,536 个时为最优解，超过时接近最优',
  },
  aliases: ['Lloyd-Max', '聚类'],
  fidelity: () => ({ kind: 'follows', reference: 'Grønlund et al. 2017, arXiv:1701.07204' }),
  source:
    'Grønlund et al. 2017, Fast Exact k-Means in One Dimension, arXiv:1701.07204; Han et al. 2016, arXiv:1510.00149',
  formula: String.raw`\hat{x} = c_q,\quad q = \operatorname*{arg\,min}_i |x - c_i|,\quad
c = \operatorname*{arg\,min}_{c_1 < \dots < c_{2^k}} \sum_x \min_i (x - c_i)^2`,
  params: [BITS],
  prepare,
  notFinite: OUTERMOST,
  levels: () => null,
  numpy: async (_params, quantizer) => {
    const { codebookNumpy } = await import('../quantizer/codebook/codebook-numpy.ts')
    return codebookNumpy(codebook(quantizer))
  },
})

function* prepare(tensor: Tensor, params: Params): Steps<CodebookQuantizer> {
  const bits = num(params, 'k')
  const count = 2 ** bits
  const fitted = yield* fitLevels(asFloat32(tensor.data).data, count)
  return new CodebookQuantizer({
    layout: tensorLayout(tensor.data.length),
    ...filled(fitted, count),
    codes: Int32Array.from({ length: count }, (_, i) => i),
    multipliers: Float64Array.of(1),
    factors: Float32Array.of(1),
    unit: 'weight',
    infinite: 'ends',
    bits,
    storedBits: (n) => n * bits + 32 * count,
  })
}

/** All places of the codebook: where there are fewer values than places, the last one repeats and is out of reach. */
function filled(fitted: Float32Array, count: number): { levels: Float32Array; thresholds: Float32Array } {
  const last = fitted.length > 0 ? fitted[fitted.length - 1] : 0
  const levels = new Float32Array(count).fill(last)
  const thresholds = new Float32Array(count - 1).fill(Infinity)
  levels.set(fitted)
  for (let i = 1; i < fitted.length; i++) thresholds[i - 1] = float32AtMost((fitted[i - 1] + fitted[i]) / 2)
  return { levels, thresholds }
}
