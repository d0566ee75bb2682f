import { num } from '../params.ts'
import { defineDistribution } from './shared/distribution.ts'

/** Two values per Box–Muller pair: the cosine first, then the sine. */
export default defineDistribution({
  id: 'normal',
  label: { en: 'Normal', 'zh-CN': '正态分布' },
  order: 1,
  params: [],
  sampler(params, random) {
    const mean = num(params, 'mean')
    const std = num(params, 'std')
    return () => mean + std * random.normal()
  },
})
