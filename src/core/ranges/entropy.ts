import { defineRange, onDemand } from './range.ts'

export default defineRange({
  id: 'entropy',
  order: 4,
  label: { en: 'Entropy', 'zh-CN': '熵' },
  summary: { en: 'least KL divergence', 'zh-CN': 'KL 散度最小' },
  params: [],
  ...onDemand(async () => (await import('./search/entropy.ts')).findEntropy),
  numpy: async () => (await import('./numpy/entropy.ts')).ENTROPY,
})
