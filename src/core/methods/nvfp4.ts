import { FLOAT4_E2M1FN } from '../numeric/number-formats.ts'
import { num, type Param, type Params, text } from '../params.ts'
import { blockParam } from '../quantizer/blocks.ts'
import { provenRounding } from '../quantizer/fidelity.ts'
import { levelLine } from '../quantizer/float-method.ts'
import { floats } from '../quantizer/floats.ts'
import { defineMethod, type Fidelity } from '../quantizer/method.ts'
import { OUTSIDE_SCALE } from '../quantizer/not-finite.ts'
import { nvfp4Quantizer } from '../quantizer/nvfp4.ts'
import { ROUNDING } from '../quantizer/shared-params.ts'

const BLOCK = 16

/** `two-level`: a float32 scale of the tensor brings the scales of the blocks into the range of E4M3. */
const SCALING: Param = {
  key: 'scaling',
  kind: 'choice',
  options: ['two-level', 'single'],
  default: 'two-level',
  label: { en: 'Scale', 'zh-CN': '缩放因子' },
  names: {
    'two-level': { en: 'two levels: tensor and block', 'zh-CN': '两级：张量和块' },
    single: { en: 'one level: block', 'zh-CN': '一级：块' },
  },
}

export default defineMethod({
  id: 'nvfp4',
  family: 'microscaling',
  order: 7,
  label: { en: 'NVFP4', 'zh-CN': 'NVFP4' },
  summary: {
    en: 'FP4 E2M1; every 16 neighbours share an FP8 scale, the tensor has one more',
    'zh-CN': 'FP4 E2M1；每 16 个相邻权重共用一个 FP8 缩放因子，整个张量另有一个',
  },
  fidelity,
  source: 'torchao nvfp4_quantize',
  formula: ({ scaling }) =>
    scaling === 'single'
      ? String.raw`\hat{x} = s_b \cdot \operatorname{cast}\!\left(\tfrac{x}{s_b}\right),\quad
s_b = \operatorname{E4M3}\!\left(\frac{\max_{\text{block}} |x|}{6}\right)`
      : String.raw`\hat{x} = s_t\,s_b \cdot \operatorname{cast}\!\left(\tfrac{x}{s_t\,s_b}\right),\quad
s_t = \frac{\max |x|}{448 \cdot 6},\quad s_b = \operatorname{E4M3}\!\left(\frac{\max_{\text{block}} |x|}{6\,s_t}\right)`,
  params: [SCALING, blockParam(BLOCK), ...ROUNDING],
  notFinite: OUTSIDE_SCALE,
  prepare: (tensor, params) => nvfp4Quantizer(tensor, params, text(params, 'scaling') === 'single'),
  levels: () => levelLine(FLOAT4_E2M1FN, 'scale'),
  numpy: async (params, quantizer) => {
    const { nvfp4Numpy } = await import('../quantizer/nvfp4-numpy.ts')
    return nvfp4Numpy(params, floats(quantizer))
  },
})

function fidelity(params: Params): Fidelity {
  const kind = num(params, 'block') === BLOCK ? provenRounding(params) : 'follows'
  return { kind, reference: 'torchao 36027d8' }
}
