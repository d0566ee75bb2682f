import { log } from '../numeric/elementary.ts'
import { num } from '../params.ts'
import { defineDistribution } from './shared/distribution.ts'

/** Per value a sign, then a uniform u for the distance −b·ln(1 − u), where b = std/√2. */
export default defineDistribution({
  id: 'laplace',
  label: { en: 'Laplace', 'zh-CN': '拉普拉斯分布' },
  order: 2,
  params: [],
  sampler(params, random) {
    const mean = num(params, 'mean')
    const b = num(params, 'std') / Math.sqrt(2)
    return () => mean - random.sign() * (b * log(1 - random.uniform()))
  },
})
