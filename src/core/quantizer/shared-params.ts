import { FLOAT32_TINY } from '../numeric/float32.ts'
import { ROUNDINGS } from '../numeric/rounding.ts'
import { type ChoiceParam, FLOAT32_MAX, type IntegerParam, type NumberParam, type Param } from '../params.ts'
import { calibrators } from '../ranges/index.ts'

/** Parameters that several methods have: one definition each, so that they mean the same everywhere. */

export const BITS: IntegerParam = { key: 'k', kind: 'integer', min: 1, max: 16, default: 4 }

/** The rule that finds the range, and what each rule needs beside it. */
export const RANGE: readonly Param[] = [
  { key: 'range', kind: 'choice', options: calibrators.map((rule) => rule.id), default: 'mse' },
  ...calibrators.flatMap((rule) =>
    rule.params.map((param): Param => ({ ...param, when: (params) => params.range === rule.id })),
  ),
]

/** Which weights share a scale. */
export const GRANULARITY: readonly Param[] = [
  { key: 'gran', kind: 'choice', options: ['tensor', 'channel', 'group'], default: 'tensor' },
  { key: 'axis', kind: 'integer', min: -8, max: 7, default: 0, when: (params) => params.gran === 'channel' },
  { key: 'group', kind: 'integer', min: 1, max: 65536, default: 32, when: (params) => params.gran === 'group' },
]

export const ROUNDING: readonly Param[] = [
  { key: 'rounding', kind: 'choice', options: ROUNDINGS, default: 'half-even' },
  {
    key: 'seed',
    kind: 'integer',
    min: 0,
    max: 4294967295,
    default: 42,
    when: (params) => params.rounding === 'stochastic',
  },
]

/** `div`: x ÷ s, as ONNX. `recip`: x · (1 ÷ s) with 1 ÷ s rounded first, as PyTorch. */
export const ARITHMETIC: ChoiceParam = {
  key: 'arith',
  kind: 'choice',
  options: ['div', 'recip'],
  default: 'div',
  label: { en: 'Arithmetic', 'zh-CN': '运算' },
  names: {
    div: { en: 'x ÷ s (ONNX)', 'zh-CN': 'x ÷ s（ONNX）' },
    recip: { en: 'x × 1/s (PyTorch)', 'zh-CN': 'x × 1/s（PyTorch）' },
  },
}

/** Given, it replaces the scale that the range would give. */
export const SCALE: NumberParam = { key: 'scale', kind: 'number', min: FLOAT32_TINY, max: FLOAT32_MAX }

/** How the article's methods come to integers; `none` keeps the number as it is. */
export function castParam(options: readonly string[]): ChoiceParam {
  return {
    key: 'cast',
    kind: 'choice',
    options,
    default: 'int32',
    label: { en: 'Cast', 'zh-CN': '类型转换' },
    names: {
      int32: { en: 'int32, saturates', 'zh-CN': 'int32，饱和' },
      'int32-x86': { en: 'int32, as x86 NumPy', 'zh-CN': 'int32，同 x86 NumPy' },
      'int32-js': { en: 'int32, as JavaScript', 'zh-CN': 'int32，同 JavaScript' },
      none: { en: 'none, stays a float', 'zh-CN': '不转换，仍为浮点' },
    },
  }
}
