import { halfEven } from '../../../core/numeric/rounding.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

/** `np.round(x).astype(np.int32)` under the three conventions of the cast. */
export default defineHandler({
  family: 'seed',
  matches: ({ params }) => params['method'] === 'round',
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const expected = (column: string) => files.array(golden.outputs[column] ?? '').data
    const codes = (cast: string) => quantizeGolden(x, 'integer', { cast }).codes
    return {
      round_float: exact(expected('round_float'), x.data.map(halfEven)),
      int32_saturating: exact(expected('int32_saturating'), codes('int32')),
      int32_numpy_x86: exact(expected('int32_numpy_x86'), codes('int32-x86')),
      int32_js: exact(expected('int32_js'), codes('int32-js')),
    }
  },
})
