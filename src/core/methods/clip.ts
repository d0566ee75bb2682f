import { CASTS } from '../numeric/cast.ts'
import { FLOAT32_MAX, num, type Param, type Params } from '../params.ts'
import { ClipQuantizer } from '../quantizer/clip.ts'
import { castOf } from '../quantizer/from-params.ts'
import { defineMethod } from '../quantizer/method.ts'
import { CASTS_NAN } from '../quantizer/not-finite.ts'
import { castParam } from '../quantizer/shared-params.ts'
import { atOnce } from '../steps.ts'

const bound = (key: string, value: number): Param => ({
  key,
  kind: 'number',
  min: -FLOAT32_MAX,
  max: FLOAT32_MAX,
  default: value,
})

export default defineMethod({
  id: 'clip',
  family: 'article',
  order: 3,
  label: { en: 'Clip', 'zh-CN': '截断' },
  summary: {
    en: 'Limits weights to [a, b]; the cast to whole numbers then drops the fraction',
    'zh-CN': '把权重限制在 [a, b]；转换为整数时再舍去小数部分',
  },
  aliases: ['非对称量化'],
  note: {
    en: 'The article calls this asymmetric (非对称量化); the field means affine',
    'zh-CN': '文章称之为“非对称量化”；业内指仿射量化',
  },
  fidelity: () => ({ kind: 'bit-exact', reference: 'NumPy 2.4' }),
  source: 'np.minimum(np.maximum(x, a), b).astype(np.int32)',
  formula: ({ cast }) =>
    cast === 'none'
      ? String.raw`\hat{x} = \min(\max(x, a), b)`
      : String.raw`q = \operatorname{int32}\!\left(\min(\max(x, a), b)\right),\quad \hat{x} = q`,
  params: [bound('a', -10), bound('b', 10), castParam([...CASTS, 'none'])],
  keepsFloat64: true,
  prepare(tensor, params) {
    // NumPy brings the bounds to the type of the weights before it compares.
    const single = tensor.data instanceof Float32Array
    const round = single ? Math.fround : (value: number) => value
    const a = round(num(params, 'a'))
    const b = round(num(params, 'b'))
    return atOnce(new ClipQuantizer({ n: tensor.data.length, a, b, cast: castOf(params), single }))
  },
  notFinite: CASTS_NAN,
  levels: () => null,
  async numpy(params) {
    return `import numpy as np
clipped = np.minimum(np.maximum(x, ${num(params, 'a')}), ${num(params, 'b')})
${await ending(params)}`
  },
})

async function ending(params: Params): Promise<string> {
  if (castOf(params) === null) return 'values = clipped.astype(np.float64)'
  const { castNumpy } = await import('../quantizer/numpy.ts')
  return `${castNumpy(params, 'clipped')}
values = codes.astype(np.float64)`
}
