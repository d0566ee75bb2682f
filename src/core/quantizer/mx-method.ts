import { decodeE8m0, E8M0_BIAS } from '../numeric/e8m0.ts'
import { filled } from '../numeric/filled.ts'
import { mustBeFloat32 } from '../numeric/float32.ts'
import { bitsOf, type NumberFormat } from '../numeric/number-format.ts'
import { type ChoiceParam, num, type Params, text } from '../params.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'
import type { Words } from '../words.ts'
import { rowBlocks, blockParam, paddingOf, paddingRemarks } from './blocks.ts'
import { provenRounding } from './fidelity.ts'
import { levelLine } from './float-method.ts'
import { floats, FloatQuantizer } from './floats.ts'
import { roundingOf } from './from-params.ts'
import type { Fidelity, Method } from './method.ts'
import { e8m0Factors, MX_RULES, mxElement, type MxElement, type MxRule, mxScaleCodes } from './mx-scale.ts'
import { numberTex } from './number-tex.ts'
import { OUTSIDE_SCALE } from './not-finite.ts'
import { ROUNDING } from './shared-params.ts'
import { greatestSizes } from './greatest-size.ts'

/** What a microscaling method with floating-point elements has of its own. */
interface MxMethod {
  readonly id: string
  readonly order: number
  readonly label: Words
  readonly summary: Words
  readonly element: NumberFormat
}

/** OCP's block. */
export const MX_BLOCK = 32

/** How the scale of a block is found. */
const SCALING: ChoiceParam = {
  key: 'scaling',
  kind: 'choice',
  options: MX_RULES,
  default: 'floor',
  label: { en: 'Scale', 'zh-CN': '缩放因子' },
  names: {
    floor: { en: 'FLOOR (OCP)', 'zh-CN': 'FLOOR（OCP）' },
    rceil: { en: 'RCEIL (NVIDIA)', 'zh-CN': 'RCEIL（NVIDIA）' },
    ceil: { en: 'CEIL', 'zh-CN': 'CEIL' },
    even: { en: 'EVEN', 'zh-CN': 'EVEN' },
  },
}

export const MX_PARAMS = [SCALING, blockParam(MX_BLOCK), ...ROUNDING]

/** Blocks along the last axis, each with a power of two as its scale, and elements that saturate. */
export function mxMethod({ element, ...own }: MxMethod): Method {
  return {
    ...own,
    family: 'microscaling',
    fidelity: mxFidelity,
    source: 'torchao to_mx; OCP Microscaling Formats v1.0, 6.3',
    formula: (params) =>
      String.raw`\hat{x} = s \cdot \operatorname{cast}\!\left(\tfrac{x}{s}\right),\quad ${mxScaleFormula(params, mxElement(element))}`,
    params: MX_PARAMS,
    notFinite: OUTSIDE_SCALE,
    prepare: (tensor, params) => prepare(tensor, params, element),
    levels: () => levelLine(element, 'scale'),
    numpy: async (params, quantizer) => {
      const { mxNumpy } = await import('./mx-numpy.ts')
      return mxNumpy(params, floats(quantizer))
    },
  }
}

/** The scale of a block, in TeX. `e_max` is the exponent of the greatest element v_max. */
export function mxScaleFormula(params: Params, { exponent, greatest }: MxElement): string {
  const rule = mxRuleOf(params)
  const power = {
    floor: String.raw`\left\lfloor \log_2 \max |x| \right\rfloor - e_{\max}`,
    ceil: String.raw`\left\lceil \log_2 \max |x| \right\rceil - e_{\max}`,
    rceil: String.raw`\left\lceil \log_2 \frac{\max |x|}{v_{\max}} \right\rceil`,
    even: String.raw`\left\lfloor \log_2 \operatorname{round}(\max |x|) \right\rfloor - e_{\max}`,
  }[rule]
  const known = rule === 'rceil' ? String.raw`v_{\max} = ${numberTex(greatest)}` : String.raw`e_{\max} = ${exponent}`
  return String.raw`s = 2^{${power}},\quad ${known}`
}

/** torchao's vectors have blocks of 32. */
function mxFidelity(params: Params): Fidelity {
  const kind = num(params, 'block') === MX_BLOCK ? provenRounding(params) : 'follows'
  return { kind, reference: 'torchao 36027d8' }
}

export function mxRuleOf(params: Params): MxRule {
  const name = text(params, 'scaling')
  return MX_RULES.find((rule) => rule === name) ?? 'floor'
}

function* prepare(tensor: Tensor, params: Params, format: NumberFormat): Steps<FloatQuantizer> {
  const layout = rowBlocks(tensor, params)
  const sizes = yield* greatestSizes(mustBeFloat32(tensor.data), layout)
  const scaleCodes = mxScaleCodes(sizes, mxRuleOf(params), mxElement(format))
  return new FloatQuantizer({
    ...roundingOf(params),
    layout,
    format,
    native: false,
    factors: e8m0Factors(scaleCodes),
    // 2^−e is a float32 wherever 2^e is, so multiplying is exact too, and faster.
    multipliers: filled(new Float32Array(layout.groups), (group) => decodeE8m0(2 * E8M0_BIAS - scaleCodes[group])),
    scaleCodes,
    extraBits: paddingOf(layout) * bitsOf(format) + 8 * layout.groups,
    remarks: paddingRemarks(layout),
  })
}
