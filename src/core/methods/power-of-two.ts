import { type ChoiceParam, type IntegerParam, num, type Params, text } from '../params.ts'
import { layoutOf } from '../quantizer/from-params.ts'
import { codebook, CodebookQuantizer } from '../quantizer/codebook/codebook.ts'
import { greatestExponents, powerCodebook } from '../quantizer/codebook/powers.ts'
import { defineMethod } from '../quantizer/method.ts'
import { OUTERMOST } from '../quantizer/not-finite.ts'
import { GRANULARITY } from '../quantizer/shared-params.ts'
import { powerOfTwo } from '../numeric/elementary.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'

/** One bit has no size beside its sign; with eight, half the exponents of float32 would be levels. */
const BITS: IntegerParam = { key: 'k', kind: 'integer', min: 2, max: 7, default: 4 }
const NEAREST: ChoiceParam = {
  key: 'nearest',
  kind: 'choice',
  options: ['value', 'log'],
  default: 'value',
  label: { en: 'Nearest', 'zh-CN': '最近的判据' },
  names: {
    value: { en: 'by value', 'zh-CN': '按数值' },
    log: { en: 'by logarithm', 'zh-CN': '按对数' },
  },
}

export default defineMethod({
  id: 'power-of-two',
  family: 'non-uniform',
  order: 1,
  label: { en: 'Powers of two (INQ)', 'zh-CN': '2 的幂（INQ）' },
  summary: {
    en: '0 and powers of two of both signs: multiplying becomes shifting',
    'zh-CN': '0 与正负 2 的幂：乘法变成移位',
  },
  fidelity: () => ({ kind: 'follows', reference: 'Zhou et al. 2017, arXiv:1702.03044' }),
  source: 'Zhou et al. 2017, Incremental Network Quantization, arXiv:1702.03044',
  formula: String.raw`\hat{x} \in \{0\} \cup \{\pm 2^e : e_{\max} - 2^{k-1} + 2 \le e \le e_{\max}\},\quad
e_{\max} = \left\lfloor \log_2 \tfrac{4}{3} \max |x| \right\rfloor`,
  params: [BITS, NEAREST, ...GRANULARITY],
  prepare,
  notFinite: OUTERMOST,
  levels: (params) => ({ values: powerCodebook(num(params, 'k'), inLog(params)).levels, unit: 'scale' }),
  numpy: async (_params, quantizer) => {
    const { codebookNumpy } = await import('../quantizer/codebook/codebook-numpy.ts')
    return codebookNumpy(codebook(quantizer))
  },
})

function inLog(params: Params): boolean {
  return text(params, 'nearest') === 'log'
}

function* prepare(tensor: Tensor, params: Params): Steps<CodebookQuantizer> {
  const layout = layoutOf(tensor, params)
  const bits = num(params, 'k')
  const exponents = yield* greatestExponents(tensor, layout)
  return new CodebookQuantizer({
    layout,
    ...powerCodebook(bits, inLog(params)),
    multipliers: Float64Array.from(exponents, (exponent) => powerOfTwo(-exponent)),
    factors: Float32Array.from(exponents, powerOfTwo),
    symbol: '2^emax',
    unit: 'scale',
    infinite: 'ends',
    bits,
    storedBits: (n) => n * bits + layout.groups * 32,
  })
}
