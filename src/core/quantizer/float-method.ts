import { mustBeFloat32 } from '../numeric/float32.ts'
import { decodeNumber, finiteValues, greatestCode, type NumberFormat } from '../numeric/number-format.ts'
import { powerOfTwo } from '../numeric/elementary.ts'
import { type ChoiceParam, type Param, type Params, text } from '../params.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'
import type { Words } from '../words.ts'
import { provenRounding } from './fidelity.ts'
import { floatFormula } from './float-formula.ts'
import { floats, FloatQuantizer } from './floats.ts'
import { layoutOf, roundingOf } from './from-params.ts'
import { tensorLayout } from './layout.ts'
import { type Fidelity, type LevelLine, type Method, MOST_LEVELS_SHOWN } from './method.ts'
import { NAN_AND_OVERFLOW, NAN_IS_MINUS_ZERO } from './not-finite.ts'
import { GRANULARITY, ROUNDING } from './shared-params.ts'
import { greatestSizes } from './greatest-size.ts'

/** What a method that casts to a floating-point format has of its own. */
interface FloatMethod {
  readonly id: string
  readonly order: number
  readonly label: Words
  readonly summary: Words
  readonly source: string
  /** Parameters that choose the format. */
  readonly params?: readonly Param[]
  readonly formatOf: (params: Params) => NumberFormat
  /** Whose cast it is. */
  readonly fidelity: (params: Params) => Fidelity
  /** Has the format ∞ or NaN, that a cast can overflow to? */
  readonly overflows: boolean
}

/** `native`: what is too great becomes what the reference's cast makes of it, ∞ or NaN. */
const OVERFLOW: ChoiceParam = {
  key: 'overflow',
  kind: 'choice',
  options: ['saturate', 'native'],
  default: 'saturate',
  label: { en: 'Overflow', 'zh-CN': '溢出' },
  names: {
    saturate: { en: 'saturates', 'zh-CN': '饱和' },
    native: { en: 'as the cast, ∞ or NaN', 'zh-CN': '同类型转换，∞ 或 NaN' },
  },
}

/** `absmax`: the weight of greatest size becomes the greatest number of the format. */
const SCALING: ChoiceParam = {
  key: 'scaling',
  kind: 'choice',
  options: ['none', 'absmax'],
  default: 'none',
  label: { en: 'Scale', 'zh-CN': '缩放' },
  names: {
    none: { en: 'none, weights as they are', 'zh-CN': '无，权重不变' },
    absmax: { en: 'absmax to the greatest number', 'zh-CN': 'absmax 对应最大的数' },
  },
}

const SCALED: readonly Param[] = GRANULARITY.map((param) => ({
  ...param,
  when: (params: Params) => isScaled(params) && (param.when?.(params) ?? true),
}))

/** A method that rounds weights to a floating-point format, as they are or divided by a scale. */
export function floatMethod({ formatOf, params = [], overflows, fidelity, ...own }: FloatMethod): Method {
  return {
    ...own,
    family: 'floating-point',
    formula: (given) => floatFormula(formatOf(given), given),
    params: [...params, ...(overflows ? [OVERFLOW] : []), SCALING, ...SCALED, ...ROUNDING],
    fidelity: (given) =>
      isScaled(given) || provenRounding(given) === 'follows'
        ? { ...fidelity(given), kind: 'follows' }
        : fidelity(given),
    notFinite: overflows ? NAN_AND_OVERFLOW : NAN_IS_MINUS_ZERO,
    prepare: (tensor, given) => prepare(tensor, given, formatOf(given)),
    levels: (given) => levelLine(formatOf(given), isScaled(given) ? 'scale' : 'weight'),
    numpy: async (given, quantizer) => {
      const { floatNumpy } = await import('./float-numpy.ts')
      return floatNumpy(given, floats(quantizer))
    },
  }
}

function isScaled(params: Params): boolean {
  return text(params, 'scaling') === 'absmax'
}

function* prepare(tensor: Tensor, params: Params, format: NumberFormat): Steps<FloatQuantizer> {
  const scaled = isScaled(params)
  const layout = scaled ? layoutOf(tensor, params) : tensorLayout(tensor.data.length)
  const factors = scaled ? absmaxFactors(yield* greatestSizes(mustBeFloat32(tensor.data), layout), format) : null
  return new FloatQuantizer({
    ...roundingOf(params),
    layout,
    format,
    native: params['overflow'] === 'native',
    factors,
    multipliers: null,
    extraBits: factors ? 32 * layout.groups : 0,
    remarks: [],
  })
}

/** s = max |x| ÷ the greatest number, in float32; 1 where all weights are 0, and never below `leastFactor`. */
function absmaxFactors(sizes: Float32Array, format: NumberFormat): Float32Array {
  const greatest = decodeNumber(format, greatestCode(format))
  const least = leastFactor(format)
  return sizes.map((size) => (size === 0 ? 1 : Math.max(Math.fround(size / greatest), least)))
}

/** The least scale with which every level but 0 is a normal float32, so that no two levels become one. */
export function leastFactor({ mantissa, bias }: NumberFormat): number {
  return powerOfTwo(mantissa + bias - 1 - 126)
}

/** The finite values of a format in order, if they are not too many to be drawn. */
export function levelLine(format: NumberFormat, unit: LevelLine['unit']): LevelLine | null {
  return 2 * greatestCode(format) + 1 > MOST_LEVELS_SHOWN ? null : { values: finiteValues(format), unit }
}
