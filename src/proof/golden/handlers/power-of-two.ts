import { exponentOf } from '../../../core/numeric/exponent.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { product } from '../manifest.ts'
import { quantizeGolden } from '../tensors.ts'

/** INQ: the nearest power of two in value and in log₂, one greatest exponent per tensor. */
export default defineHandler({
  family: 'binary_ternary_log',
  matches: ({ params, outputs }) => 'bits' in params && 'nearest_linear' in outputs && 'nearest_log' in outputs,
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const expected = (column: string) => files.array(golden.outputs[column] ?? '')
    const groups = product(expected('emax').shape)
    const rows = { shape: [groups, x.data.length / groups], data: x.data }
    const run = (nearest: string) =>
      quantizeGolden(rows, 'power-of-two', { k: numberOf(golden.params, 'bits'), nearest, gran: 'channel', axis: 0 })
    const inValue = run('value')
    const factors = inValue.quantizer.factors ?? new Float32Array(0)
    const exponents = expected('emax').data
    return {
      nearest_linear: exact(withoutMinus(expected('nearest_linear').data), inValue.values),
      nearest_log: exact(withoutMinus(expected('nearest_log').data), run('log').values),
      emax:
        exact(exponents, factors.map(exponentOf)) ??
        exact(
          exponents.map((exponent) => 2 ** exponent),
          factors,
        ),
    }
  },
})

/** Where a sign was multiplied by 0 stands −0, for which there is no code of its own. */
function withoutMinus(values: Float32Array | Float64Array): number[] {
  return Array.from(values, (value) => value + 0)
}
