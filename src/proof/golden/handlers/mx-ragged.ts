import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { asMicroxcaling, mxMethodOf } from '../mx.ts'
import { quantizeGolden } from '../tensors.ts'

/** microxcaling of rows that are no multiple of the block: one output per element format, which its name says. */
export default defineHandler({
  family: 'mx',
  matches: ({ params, outputs }) =>
    'block' in params && Object.keys(outputs).every((column) => String(params['format']).includes(column)),
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const block = numberOf(golden.params, 'block')
    const verdicts = Object.entries(golden.outputs).map(([format, file]) => {
      const quantized = quantizeGolden(x, mxMethodOf({ format }), { block })
      return [format, asMicroxcaling(files.array(file).data, quantized)] as const
    })
    return Object.fromEntries(verdicts)
  },
})
