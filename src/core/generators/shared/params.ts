import { fittingShape, type IntegerParam, maybeNum, num, type Param, type Params } from '../../params.ts'

const COUNT: IntegerParam = { key: 'n', kind: 'integer', min: 1, max: 10_000_000, default: 65_536 }
const SEED: IntegerParam = { key: 'seed', kind: 'integer', min: 0, max: 4_294_967_295, default: 42 }

/** What every generator takes before its own parameters. The bounds keep every value far inside float32. */
export const FIRST: readonly Param[] = [
  COUNT,
  SEED,
  { key: 'mean', kind: 'number', min: -1e6, max: 1e6, default: 0 },
  { key: 'std', kind: 'number', min: 0, max: 1e6, default: 0.05 },
]

/** And what it takes after them. */
export const LAST: readonly Param[] = [
  {
    key: 'outliers',
    kind: 'integer',
    min: 0,
    max: 1000,
    default: 0,
    most: (params) => maybeNum(params, COUNT.key) ?? COUNT.max,
  },
  {
    key: 'spread',
    kind: 'number',
    min: 0,
    max: 100,
    default: 6,
    when: (params) => (maybeNum(params, 'outliers') ?? 0) > 0,
  },
  { key: 'shape', kind: 'shape' },
]

/** The `shape` that was asked for where its product is `n`; else `[n]`. */
export function shapeOf(params: Params): readonly number[] {
  const n = num(params, COUNT.key)
  return (typeof params.shape === 'string' ? fittingShape(params.shape, n) : undefined) ?? [n]
}
