import { maybeNum, num, type Param, type Params, text } from '../params.ts'
import { uniformFidelity } from '../quantizer/fidelity.ts'
import { layoutOf, roundingOf } from '../quantizer/from-params.ts'
import { gridQuantizer } from '../quantizer/grid.ts'
import { defineMethod, type PrepareOptions } from '../quantizer/method.ts'
import { ARITHMETIC, BITS, GRANULARITY, RANGE, ROUNDING, SCALE } from '../quantizer/shared-params.ts'
import { SATURATES, uniform, UniformQuantizer, wholeLevels } from '../quantizer/uniform.ts'
import { affineScale, affineZero, type CodeRange, finiteLevels } from '../quantizer/uniform-scale.ts'
import { rangesInForce } from '../ranges/search/in-force.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'

const CODES: Param = {
  key: 'codes',
  kind: 'choice',
  options: ['unsigned', 'signed'],
  default: 'unsigned',
  label: { en: 'Codes', 'zh-CN': '量化码' },
  names: {
    unsigned: { en: 'unsigned', 'zh-CN': '无符号' },
    signed: { en: 'signed', 'zh-CN': '有符号' },
  },
}
const ZERO_POINT: Param = { key: 'zp', kind: 'integer', min: -32768, max: 65535 }

export default defineMethod({
  id: 'affine',
  family: 'uniform',
  order: 1,
  label: { en: 'Affine', 'zh-CN': '仿射（非对称）' },
  summary: {
    en: 'Equal steps with a scale and a zero point; the range need not be centred on 0',
    'zh-CN': '等间隔量化，带缩放因子和零点；取值范围不必以 0 为中心',
  },
  aliases: ['asymmetric', 'uint8', 'uint4'],
  fidelity: uniformFidelity,
  source: 'ONNX QuantizeLinear and DynamicQuantizeLinear; Jacob et al. 2018, arXiv:1712.05877',
  // the page starts with this method, and nobody asks for formulas so early
  formula: async (params) => (await import('../quantizer/affine-formula.ts')).affineFormula(params),
  params: [BITS, ...RANGE, ...GRANULARITY, ...ROUNDING, ARITHMETIC, CODES, SCALE, ZERO_POINT],
  prepare,
  notFinite: SATURATES,
  levels: (params) => wholeLevels(codesOf(params), 'code'),
  numpy: async (params, quantizer) => {
    const { uniformNumpy } = await import('../quantizer/uniform-numpy.ts')
    return uniformNumpy(params, uniform(quantizer))
  },
})

function codesOf(params: Params): CodeRange {
  const levels = 1 << num(params, 'k')
  const min = text(params, 'codes') === 'signed' ? -levels / 2 : 0
  return { min, max: min + levels - 1, reciprocal: text(params, 'arith') === 'recip' }
}

function* prepare(tensor: Tensor, params: Params, options: PrepareOptions): Steps<UniformQuantizer> {
  const layout = layoutOf(tensor, params)
  const rule = roundingOf(params)
  const codes = codesOf(params)
  if (options.grid) return gridQuantizer(options.grid, layout, rule, codes.reciprocal)
  const fixedScale = maybeNum(params, 'scale')
  const fixedZero = maybeNum(params, 'zp')
  const asked =
    fixedScale !== undefined && fixedZero !== undefined
      ? null
      : yield* rangesInForce(tensor, layout, { kind: 'affine', min: codes.min, max: codes.max }, params, options)
  const scales = new Float32Array(layout.groups)
  const zeroPoints = new Int32Array(layout.groups)
  for (let group = 0; group < layout.groups; group++) {
    const a = asked ? asked.a[group] : 0
    const b = asked ? asked.b[group] : 0
    const scale = fixedScale === undefined ? affineScale(a, b, codes) : Math.fround(fixedScale)
    const zero = fixedZero ?? affineZero(a, scale, codes)
    zeroPoints[group] = Math.min(codes.max, Math.max(codes.min, zero))
    scales[group] = finiteLevels(scale, zeroPoints[group], codes)
  }
  const { min, max, reciprocal } = codes
  return new UniformQuantizer({ ...rule, layout, min, max, scales, zeroPoints, asked, reciprocal })
}
