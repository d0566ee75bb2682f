import { fastPathOf } from '../fast/path.ts'
import { memo } from '../numeric/memo.ts'
import { defineRange, type Range } from './range.ts'

export default defineRange({
  id: 'minmax',
  order: 1,
  label: { en: 'Min–max', 'zh-CN': '最小–最大' },
  summary: { en: 'nothing is clipped', 'zh-CN': '不截断任何权重' },
  params: [],
  find: (values, count) => extent(values, count),
  numpy: async () => `def find_range(v):
    return (v.min(), v.max()) if v.size else (0.0, 0.0)`,
})

/** Least and greatest of `values[0, count)`; 0 and 0 where there are none. */
export function extent(values: Float32Array, count: number): Range {
  // Scratch memory of a caller has no fast path.
  return count === values.length && fastPathOf(values) ? extentOfAll(values) : scan(values, count)
}

const extentOfAll: (values: Float32Array) => Range = memo((values) => scan(values, values.length))

function scan(values: Float32Array, count: number): Range {
  if (count === 0) return { a: 0, b: 0 }
  let a = values[0]
  let b = a
  for (let i = 1; i < count; i++) {
    const value = values[i]
    if (value < a) a = value
    else if (value > b) b = value
  }
  return { a, b }
}
