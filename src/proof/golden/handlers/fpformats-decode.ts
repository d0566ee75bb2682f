import { decodeE8m0 } from '../../../core/numeric/e8m0.ts'
import { decodeNumber } from '../../../core/numeric/number-format.ts'
import { NUMBER_FORMATS } from '../../../core/numeric/number-formats.ts'
import { exact } from '../compare.ts'
import { defineHandler, numberOf } from '../handler.ts'

/** The values of all codes of a format. */
export default defineHandler({
  family: 'fpformats',
  matches: ({ params, outputs, inputs }) => 'format' in params && 'values' in outputs && 'codes' in inputs,
  check(golden, files) {
    const name = String(golden.params['format'])
    const format = NUMBER_FORMATS[name]
    if (!format && !name.startsWith('float8_e8m0')) throw new Error(`there is no format ${name}`)
    const values = Array.from({ length: 2 ** numberOf(golden.params, 'bits') }, (_, code) =>
      format ? decodeNumber(format, code) : decodeE8m0(code),
    )
    return { values: exact(files.array(golden.outputs['values'] ?? '').data, values) }
  },
})
