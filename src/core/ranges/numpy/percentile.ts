import { num, type Params } from '../../params.ts'
import type { RangeTarget } from '../range.ts'

export function percentileNumpy({ kind }: RangeTarget, params: Params): string {
  const p = num(params, 'p')
  const body =
    kind === 'symmetric'
      ? `c = np.percentile(np.abs(v), ${p})
    return -c, c`
      : `return np.percentile(v, (100 - ${p}) / 2), np.percentile(v, (100 + ${p}) / 2)`
  return `def find_range(v):
    if v.size == 0: return 0.0, 0.0
    v = v.astype(np.float64)
    ${body}`
}
