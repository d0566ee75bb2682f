import { num } from '../params.ts'
import { defineRange, onDemand } from './range.ts'

export default defineRange({
  id: 'percentile',
  order: 2,
  label: { en: 'Percentile', 'zh-CN': '百分位' },
  summary: { en: 'the middle p %', 'zh-CN': '保留中间 p%' },
  params: [{ key: 'p', kind: 'number', min: 50, max: 100, default: 99.9 }],
  ...onDemand(async () => (await import('./search/percentile.ts')).findPercentile),
  async numpy(target, params) {
    const p = num(params, 'p')
    const body =
      target.kind === 'symmetric'
        ? `c = np.percentile(np.abs(v), ${p})
    return -c, c`
        : `return np.percentile(v, (100 - ${p}) / 2), np.percentile(v, (100 + ${p}) / 2)`
    return `def find_range(v):
    if v.size == 0: return 0.0, 0.0
    v = v.astype(np.float64)
    ${body}`
  },
})
