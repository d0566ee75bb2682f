import { exact } from '../compare.ts'
import { defineHandler, inputOf, numbersOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

/** `np.round(2**k * x).astype(np.int32)`: one row per k. */
export default defineHandler({
  family: 'seed',
  matches: ({ params }) => params['method'] === 'fixed_point',
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const bits = numbersOf(golden.params, 'k')
    const expected = (column: string) => files.array(golden.outputs[column] ?? '').data
    const rows = (cast: string) => bits.map((k) => quantizeGolden(x, 'fixed-point', { k, cast }))
    const codes = (cast: string) => rows(cast).flatMap((row) => Array.from(row.codes))
    const values = rows('int32').flatMap((row) => Array.from(row.values))
    return {
      int32_saturating: exact(expected('int32_saturating'), codes('int32')),
      int32_numpy_x86: exact(expected('int32_numpy_x86'), codes('int32-x86')),
      int32_js: exact(expected('int32_js'), codes('int32-js')),
      dequant_of_saturating_f64: exact(expected('dequant_of_saturating_f64'), values),
    }
  },
})
