import { exact } from '../compare.ts'
import { defineHandler, inputOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

/** Casts of float64, which become float32 first, as in ml_dtypes; NumPy's own float16 is rounded directly. */
export default defineHandler({
  family: 'fpformats',
  matches: ({ params, outputs }) => 'format' in params && 'via_f32' in outputs && 'direct_f64' in outputs,
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const { values } = quantizeGolden(x, String(golden.params['format']), { overflow: 'native' })
    const expected = (column: string) => files.array(golden.outputs[column] ?? '').data
    return {
      via_f32: exact(expected('via_f32'), values),
      ...(golden.source.includes('mldtypes') ? { direct_f64: exact(expected('direct_f64'), values) } : {}),
    }
  },
})
