import { asFloat32 } from '../numeric/float32.ts'
import { maybeNum, num, type Param, type Params, text } from '../params.ts'
import { uniformFidelity } from '../quantizer/fidelity.ts'
import { layoutOf, roundingOf } from '../quantizer/from-params.ts'
import { gridQuantizer } from '../quantizer/grid.ts'
import { forEachRunOf, type Layout } from '../quantizer/layout.ts'
import { rounded } from '../quantizer/notation.ts'
import { defineMethod, type PrepareOptions } from '../quantizer/method.ts'
import { ARITHMETIC, BITS, GRANULARITY, RANGE, ROUNDING, SCALE } from '../quantizer/shared-params.ts'
import { SATURATES, uniform, UniformQuantizer, wholeLevels } from '../quantizer/uniform.ts'
import { type CodeRange, finiteLevels, type Span, SPANS, symmetricScale } from '../quantizer/uniform-scale.ts'
import { rangesInForce } from '../ranges/search/in-force.ts'
import type { Ranges } from '../ranges/search/find.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'

const SPAN: Param = {
  key: 'span',
  kind: 'choice',
  options: SPANS,
  default: 'narrow',
  label: { en: 'Codes used', 'zh-CN': '所用量化码' },
  names: {
    narrow: { en: 'narrow, −qmax to qmax', 'zh-CN': '窄范围，−qmax 至 qmax' },
    full: { en: 'full, absmax ÷ half the steps', 'zh-CN': '全范围，absmax ÷ 半数步长' },
    'no-clip': { en: 'full, both ends inside', 'zh-CN': '全范围，两端都在内' },
    signed: { en: 'full, signed scale', 'zh-CN': '全范围，缩放因子带符号' },
  },
}

export default defineMethod({
  id: 'symmetric',
  family: 'uniform',
  order: 2,
  label: { en: 'Symmetric', 'zh-CN': '对称' },
  summary: {
    en: 'Equal steps on both sides of 0; code 0 is exactly 0',
    'zh-CN': '以 0 为中心等间隔量化；量化码 0 恰为 0',
  },
  aliases: ['int8', 'int4', 'absmax'],
  fidelity: uniformFidelity,
  source: 'ONNX QuantizeLinear; torchao choose_qparams_affine; Krishnamoorthi 2018, arXiv:1806.08342',
  formula,
  params: [
    // The narrow codes −q…q of one bit would be 0 alone.
    { ...BITS, least: (params) => (params.span === 'narrow' ? 2 : 1) },
    ...RANGE,
    SPAN,
    ...GRANULARITY,
    ...ROUNDING,
    ARITHMETIC,
    SCALE,
  ],
  prepare,
  notFinite: SATURATES,
  levels: (params) => wholeLevels(codesOf(params, spanOf(params))),
  numpy: async (params, quantizer) => {
    const { uniformNumpy } = await import('../quantizer/uniform-numpy.ts')
    return uniformNumpy(params, uniform(quantizer))
  },
})

const SCALES: Readonly<Record<Span, string>> = {
  narrow: String.raw`s = \frac{\max(|a|, |b|)}{2^{k-1} - 1}`,
  full: String.raw`s = \frac{\max(|a|, |b|)}{(q_{\max} - q_{\min}) / 2}`,
  'no-clip': String.raw`s = \max\!\left(\frac{|a|}{2^{k-1}},\; \frac{b}{2^{k-1} - 1}\right)`,
  signed: String.raw`s = \frac{\mp\max(|a|, |b|)}{2^{k-1}}`,
}

/** With the scale where it is not given. */
function formula(params: Params): string {
  return [
    String.raw`q = \operatorname{clip}\!\left(${rounded(String.raw`\tfrac{x}{s}`, params)},\; q_{\min},\; q_{\max}\right)`,
    String.raw`\hat{x} = q\,s`,
    ...(params.scale === undefined ? [SCALES[spanOf(params)]] : []),
  ].join(String.raw`,\quad `)
}

function spanOf(params: Params): Span {
  const name = text(params, 'span')
  return SPANS.find((span) => span === name) ?? 'narrow'
}

function codesOf(params: Params, span: Span): CodeRange {
  const half = 1 << (num(params, 'k') - 1)
  return { min: span === 'narrow' ? 1 - half : -half, max: half - 1, reciprocal: text(params, 'arith') === 'recip' }
}

function* prepare(tensor: Tensor, params: Params, options: PrepareOptions): Steps<UniformQuantizer> {
  const layout = layoutOf(tensor, params)
  const rule = roundingOf(params)
  const span = spanOf(params)
  const codes = codesOf(params, span)
  if (options.grid) return gridQuantizer(options.grid, layout, rule, codes.reciprocal)
  const fixed = maybeNum(params, 'scale')
  const target = { kind: 'symmetric', min: codes.min, max: codes.max } as const
  const found = fixed === undefined ? yield* rangesInForce(tensor, layout, target, params, options) : null
  const asked = found && span !== 'no-clip' ? mirrored(found) : found
  const scales = new Float32Array(layout.groups)
  for (let group = 0; group < layout.groups; group++) {
    const scale =
      asked === null
        ? Math.fround(fixed ?? 1)
        : symmetricScale(
            asked.a[group],
            asked.b[group],
            span,
            span === 'signed' && greatestIsNegative(tensor, layout, group),
            codes,
          )
    scales[group] = finiteLevels(scale, 0, codes)
  }
  const { min, max, reciprocal } = codes
  return new UniformQuantizer({ ...rule, layout, min, max, scales, zeroPoints: null, asked, reciprocal })
}

/** [−c, c] with c the greater of |a| and |b|. */
function mirrored({ a, b }: Ranges): Ranges {
  const c = b.map((end, group) => Math.max(-Math.min(a[group], 0), end, 0))
  return { a: c.map((end) => -end), b: c }
}

/** Is the finite weight of greatest size below 0? Of equal sizes the negative one counts, as in MatMulNBits of ONNX Runtime. */
function greatestIsNegative(tensor: Tensor, layout: Layout, group: number): boolean {
  const { data } = asFloat32(tensor.data)
  let least = 0
  let greatest = 0
  forEachRunOf(layout, group, (start, end) => {
    for (let i = start; i < end; i++) {
      const weight = data[i]
      if (weight - weight !== 0) continue
      if (weight < least) least = weight
      if (weight > greatest) greatest = weight
    }
  })
  return least < 0 && -least >= greatest
}
