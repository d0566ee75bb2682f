import { exact } from '../compare.ts'
import { defineHandler, inputOf, isNumber } from '../handler.ts'
import type { GoldenCase } from '../manifest.ts'
import { quantizeGolden } from '../tensors.ts'

/** `np.minimum(np.maximum(x, a), b).astype(np.int32)`: one row per [a, b]. */
export default defineHandler({
  family: 'seed',
  matches: ({ params }) => params['method'] === 'clip_trunc',
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const rows = (cast: string) => boundsOf(golden).map(([a, b]) => quantizeGolden(x, 'clip', { a, b, cast }))
    const expected = (column: string) => files.array(golden.outputs[column] ?? '').data
    const codes = (cast: string) => rows(cast).flatMap((row) => Array.from(row.codes))
    const values = rows('none').flatMap((row) => Array.from(row.values))
    return {
      clipped_float: exact(expected('clipped_float'), values),
      int32_saturating: exact(expected('int32_saturating'), codes('int32')),
      int32_numpy_x86: exact(expected('int32_numpy_x86'), codes('int32-x86')),
      int32_js: exact(expected('int32_js'), codes('int32-js')),
    }
  },
})

function boundsOf({ params }: GoldenCase): [number, number][] {
  const pairs = params['ab']
  if (!Array.isArray(pairs)) throw new Error('ab is not a list')
  return pairs.map((pair: unknown) => {
    if (Array.isArray(pair) && isNumber(pair[0]) && isNumber(pair[1])) return [pair[0], pair[1]]
    throw new Error('ab is not a list of pairs')
  })
}
