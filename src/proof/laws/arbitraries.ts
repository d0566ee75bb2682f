import fc from 'fast-check'
import { lowest, type Param, type ParamValue, type Params } from '../../core/params.ts'
import type { Tensor } from '../../core/tensor.ts'

/** Random inputs for laws: hostile numbers, every shape, every legal combination of parameters. */

const HOSTILE = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  1e-45,
  -1e-45,
  1.1754943508222875e-38,
  3.4028234663852886e38,
  -3.4028234663852886e38,
  2147483648,
  -2147483648,
  NaN,
  Infinity,
  -Infinity,
]

const ordinary = fc.double({ min: -0.3, max: 0.3, noNaN: true })

/** Float32 numbers as weights have them, with or without the worst that a file can hold. */
function numbers(hostile: boolean): fc.Arbitrary<number> {
  return hostile ? fc.oneof({ weight: 3, arbitrary: ordinary }, fc.constantFrom(...HOSTILE), fc.float()) : ordinary
}

const values: fc.Arbitrary<number[]> = fc.oneof(
  { weight: 4, arbitrary: fc.array(numbers(true), { maxLength: 48 }) },
  { weight: 3, arbitrary: fc.array(numbers(false), { maxLength: 48 }) },
  // Constants, zeros, one element, none.
  fc.tuple(numbers(true), fc.nat({ max: 40 })).map(([value, n]) => Array.from({ length: n }, () => value)),
)

/** A tensor of one to three axes, float32 or float64. */
export const tensors: fc.Arbitrary<Tensor> = fc
  .tuple(values, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
  .map(([list, rows, planes, wide]) => {
    const n = list.length - (list.length % (rows * planes))
    const shapes = [[n], [rows, n / rows], [planes, rows, n / (rows * planes)]]
    const numbers = list.slice(0, n)
    const data = wide ? Float64Array.from(numbers) : Float32Array.from(numbers)
    return { name: 'w', shape: shapes[(n + rows) % 3] ?? [n], dtype: wide ? 'f8' : 'f4', data }
  })

/** Every legal combination of a list of parameters; bounds that depend on others are kept. */
export function paramsOf(list: readonly Param[]): fc.Arbitrary<Params> {
  const [first, ...rest] = [...list].sort((x, y) => Number(dependent(x)) - Number(dependent(y)))
  if (!first) return fc.constant({})
  return build([first, ...rest], {})
}

function build(list: readonly Param[], given: Params): fc.Arbitrary<Params> {
  const [param, ...rest] = list
  if (!param) return fc.constant(given)
  return valueOf(param, given).chain((value) =>
    build(rest, value === undefined ? given : { ...given, [param.key]: value }),
  )
}

function dependent(param: Param): boolean {
  return param.kind === 'integer' && param.least !== undefined
}

function valueOf(param: Param, given: Params): fc.Arbitrary<ParamValue | undefined> {
  if (param.kind === 'choice') return fc.constantFrom(...param.options)
  if (param.kind === 'shape') return fc.constant(undefined)
  const min = lowest(param, given)
  const { max } = param
  const inside =
    param.kind === 'integer'
      ? fc.oneof(fc.integer({ min, max: Math.min(max, min + 16) }), fc.integer({ min, max }))
      : fc.oneof(
          fc.double({ min: Math.max(min, -1), max: Math.min(max, 1 + Math.max(min, 0)), noNaN: true }),
          fc.double({ min, max, noNaN: true }),
        )
  return param.default === undefined ? fc.option(inside, { nil: undefined }) : inside
}
