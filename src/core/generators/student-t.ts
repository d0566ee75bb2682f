import { exp, log } from '../numeric/elementary.ts'
import { num } from '../params.ts'
import { defineDistribution } from './shared/distribution.ts'

/**
 * Student's t with `df` degrees of freedom, scaled to `std` (its own is √(df / (df − 2))).
 * Bailey's polar method: per try two uniforms u, v over (−1, 1); tries outside the unit circle are drawn again.
 * R. W. Bailey, Polar generation of random variates with the t-distribution, Math. Comp. 62 (1994).
 */
export default defineDistribution({
  id: 'student-t',
  label: { en: 'Student t', 'zh-CN': '学生 t 分布' },
  order: 4,
  params: [{ key: 'df', kind: 'integer', min: 3, max: 100, default: 4 }],
  sampler(params, random) {
    const mean = num(params, 'mean')
    const std = num(params, 'std')
    const df = num(params, 'df')
    return () => {
      for (;;) {
        const u = 2 * random.uniform() - 1
        const v = 2 * random.uniform() - 1
        const w = u * u + v * v
        if (w > 0 && w < 1) return mean + std * (u * Math.sqrt(((df - 2) * (exp((-2 / df) * log(w)) - 1)) / w))
      }
    }
  },
})
