import { num } from '../params.ts'
import { defineDistribution } from './shared/distribution.ts'

/** Per value one uniform over [mean − √3·std, mean + √3·std). */
export default defineDistribution({
  id: 'uniform',
  label: { en: 'Uniform', 'zh-CN': '均匀分布' },
  order: 3,
  params: [],
  sampler(params, random) {
    const mean = num(params, 'mean')
    const half = num(params, 'std') * Math.sqrt(3)
    return () => mean + half * (2 * random.uniform() - 1)
  },
})
