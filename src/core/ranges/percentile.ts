import { defineRange, onDemand } from './range.ts'

export default defineRange({
  id: 'percentile',
  order: 2,
  label: { en: 'Percentile', 'zh-CN': '百分位' },
  summary: { en: 'the middle p %', 'zh-CN': '保留中间 p%' },
  params: [{ key: 'p', kind: 'number', min: 50, max: 100, default: 99.9 }],
  ...onDemand(async () => (await import('./search/percentile.ts')).findPercentile),
  numpy: async (target, params) => (await import('./numpy/percentile.ts')).percentileNumpy(target, params),
})
