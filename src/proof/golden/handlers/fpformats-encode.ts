import { methodById } from '../../../core/methods/all.ts'
import { NUMBER_FORMATS } from '../../../core/numeric/number-formats.ts'
import { castFloats, floatRule } from '../../../core/quantizer/float-rule.ts'
import type { Block } from '../../../core/quantizer/method.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf } from '../handler.ts'
import type { GoldenArray } from '../manifest.ts'
import { quantizeGolden } from '../tensors.ts'

/** Casts to a floating-point format, as they are and clamped to its greatest numbers first. */
export default defineHandler({
  family: 'fpformats',
  matches: ({ params, outputs }) => String(params['format']) in NUMBER_FORMATS && 'codes_saturating' in outputs,
  check(golden, files) {
    const format = String(golden.params['format'])
    const x = files.array(inputOf(golden, 'x'))
    const native = cast(format, x, true)
    const saturating = cast(format, x, false)
    const expected = (column: string) => files.array(golden.outputs[column] ?? '').data
    return {
      codes: exact(expected('codes'), native.codes),
      dequant: exact(expected('dequant'), native.values),
      codes_saturating: exact(expected('codes_saturating'), saturating.codes),
      dequant_saturating: exact(expected('dequant_saturating'), saturating.values),
    }
  },
})

/** By the method of that name; formats without a method are those of files. */
function cast(name: string, x: GoldenArray, native: boolean): Block {
  if (methodById(name)) return quantizeGolden(x, name, { overflow: native ? 'native' : 'saturate' })
  const format = NUMBER_FORMATS[name]
  if (!format) throw new Error(`there is no format ${name}`)
  return castFloats(floatRule(format, native, null), Float32Array.from(x.data), 0)
}
