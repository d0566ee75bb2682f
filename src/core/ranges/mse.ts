import { halfEven } from '../numeric/rounding.ts'
import { extent } from './minmax.ts'
import { defineRange, type Range, type RangeTarget } from './range.ts'
import { type Steps, within } from '../steps.ts'
import { type Candidate, ErrorSearch } from './search/error-search.ts'

export default defineRange({
  id: 'mse',
  order: 3,
  label: { en: 'MSE', 'zh-CN': 'MSE' },
  summary: { en: 'least squared error', 'zh-CN': '平方误差最小' },
  params: [],
  find(values, count, target) {
    const { a, b } = extent(values, count)
    const low = Math.min(a, 0)
    const high = Math.max(b, 0)
    if (low === high) return { a: 0, b: 0 }
    const search = new ErrorSearch(values, count)
    return target.kind === 'symmetric'
      ? bySize(search, Math.max(-low, high), target)
      : byEnds(search, low, high, target)
  },
  numpy: async (target) => (await import('./numpy/mse.ts')).mseNumpy(target),
})

/** c = absmax · i / 1000, codes −q…q. The first of equal minima wins. */
function* bySize(search: ErrorSearch, absmax: number, target: RangeTarget): Steps<Range> {
  const q = target.max
  // One bit has no positive code: the step is then twice c and the codes are those of the target.
  const narrow = q > 0
  const least = narrow ? -q : target.min
  const best = yield* search.best(1000, 0, (i, candidate) => {
    const c = (absmax * i) / 1000
    candidate.scale = narrow ? c / q : 2 * c
    candidate.least = least
    candidate.greatest = q
  })
  const c = (absmax * best) / 1000
  return { a: -c, b: c }
}

/**
 * a = min · i / 100 and b = max · j / 100, from i = j = 100: the best i for this j, then the best j for that i, until
 * neither changes. It ends: no step raises the error, and at equal error i and j can only fall.
 */
function* byEnds(search: ErrorSearch, min: number, max: number, target: RangeTarget): Steps<Range> {
  const fill = (i: number, j: number, candidate: Candidate): void =>
    fillAffine((min * i) / 100, (max * j) / 100, target, candidate)
  let i = 100
  let j = 100
  for (let left = 1; ; left /= 4) {
    const before = { i, j }
    if (min < 0)
      i = yield* stage(
        left,
        search.best(100, i, (tried, candidate) => fill(tried, before.j, candidate)),
      )
    const found = i
    if (max > 0)
      j = yield* stage(
        left / 2,
        search.best(100, j, (tried, candidate) => fill(found, tried, candidate)),
      )
    if (i === before.i && j === before.j) return { a: (min * i) / 100, b: (max * j) / 100 }
  }
}

/** Progress where nobody knows how many stages there will be: each takes half of what is `left`. */
function stage<T>(left: number, steps: Steps<T>): Steps<T> {
  return within(steps, (done) => 1 - left * (1 - done / 2))
}

/** The grid of [a, b] in float64, its zero point rounded and held inside the codes. */
function fillAffine(a: number, b: number, { min, max }: RangeTarget, candidate: Candidate): void {
  const scale = (b - a) / (max - min)
  const zero = Math.min(max, Math.max(min, min - halfEven(a / scale)))
  candidate.scale = scale
  candidate.least = min - zero
  candidate.greatest = max - zero
}
