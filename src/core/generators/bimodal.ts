import { num } from '../params.ts'
import { defineDistribution } from './shared/distribution.ts'

/** Two normal distributions, `modes` to either side of the mean. Per value a sign that picks the mode, then a normal. */
export default defineDistribution({
  id: 'bimodal',
  label: { en: 'Bimodal', 'zh-CN': '双峰分布' },
  order: 5,
  params: [{ key: 'modes', kind: 'number', min: 0, max: 1e6, default: 0.1 }],
  sampler(params, random) {
    const mean = num(params, 'mean')
    const std = num(params, 'std')
    const modes = num(params, 'modes')
    return () => mean + (random.sign() * modes + std * random.normal())
  },
})
