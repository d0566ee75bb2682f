import { exact } from '../compare.ts'
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
      const expected = files.array(file).data
      // a weight that is ±0 becomes a 0 of either sign there
      const zeros = quantized.original.tensor.data.includes(0)
      return [format, zeros ? asMicroxcaling(expected, quantized) : exact(expected, quantized.values)] as const
    })
    return Object.fromEntries(verdicts)
  },
})
