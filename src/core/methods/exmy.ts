import type { NumberFormat } from '../numeric/number-format.ts'
import { num, type Params } from '../params.ts'
import { floatMethod } from '../quantizer/float-method.ts'
import type { Fidelity } from '../quantizer/method.ts'

/** The splits that have a cast of ml_dtypes to be compared with. */
const PROVEN = ['e2m3', 'e3m2', 'e2m1']

/**
 * Any split, by the convention of OCP's small formats: bias 2^(e − 1) − 1, subnormal numbers, neither ∞ nor NaN. With
 * e = 8 the greatest exponent stays unused, since float32 ends before it.
 */
export default floatMethod({
  id: 'exmy',
  order: 8,
  label: { en: 'Any split, ExMy', 'zh-CN': '任意划分 ExMy' },
  summary: {
    en: 'A sign, e bits for the exponent, m for the mantissa; no ∞ and no NaN',
    'zh-CN': '符号、e 位指数、m 位尾数；没有 ∞ 和 NaN',
  },
  fidelity,
  source: 'OCP Microscaling Formats v1.0, for its 6-bit and 4-bit formats',
  params: [
    { key: 'e', kind: 'integer', min: 1, max: 8, default: 4, label: { en: 'Exponent bits e', 'zh-CN': '指数位数 e' } },
    { key: 'm', kind: 'integer', min: 0, max: 10, default: 3, label: { en: 'Mantissa bits m', 'zh-CN': '尾数位数 m' } },
  ],
  formatOf,
  overflows: false,
})

function fidelity(params: Params): Fidelity {
  return PROVEN.includes(`e${num(params, 'e')}m${num(params, 'm')}`)
    ? { kind: 'bit-exact', reference: 'ml_dtypes 0.6' }
    : { kind: 'follows', reference: 'OCP Microscaling v1.0' }
}

function formatOf(params: Params): NumberFormat {
  const exponent = num(params, 'e')
  return { exponent, mantissa: num(params, 'm'), bias: (1 << (exponent - 1)) - 1, top: 'none' }
}
