import { FLOAT32_MAX, maybeNum } from '../params.ts'
import { extent } from './minmax.ts'
import { defineRange } from './range.ts'

export default defineRange({
  id: 'manual',
  order: 5,
  label: { en: 'By hand', 'zh-CN': '手动' },
  summary: { en: 'set by hand', 'zh-CN': '由 a 和 b 指定' },
  params: [
    { key: 'a', kind: 'number', min: -FLOAT32_MAX, max: FLOAT32_MAX },
    { key: 'b', kind: 'number', min: -FLOAT32_MAX, max: FLOAT32_MAX },
  ],
  find(values, count, _target, params) {
    const a = maybeNum(params, 'a')
    const b = maybeNum(params, 'b')
    if (a !== undefined && b !== undefined) return { a, b }
    // A missing end is where the data end.
    const all = extent(values, count)
    return { a: a ?? all.a, b: b ?? all.b }
  },
  async numpy(_target, params) {
    const a = maybeNum(params, 'a') ?? 'v.min(initial=0.0)'
    const b = maybeNum(params, 'b') ?? 'v.max(initial=0.0)'
    return `def find_range(v):
    return ${a}, ${b}`
  },
})
