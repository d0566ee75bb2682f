import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { mxMethodOf } from '../mx.ts'
import { quantizeGolden } from '../tensors.ts'

/** Rows that are no multiple of the block: one output per element format, which its name says. */
export default defineHandler({
  family: 'mx',
  matches: ({ params, outputs }) =>
    'block' in params && Object.keys(outputs).every((column) => String(params['format']).includes(column)),
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const block = numberOf(golden.params, 'block')
    const verdicts = Object.entries(golden.outputs).map(([format, file]) => {
      const { values } = quantizeGolden(x, mxMethodOf({ format }), { block })
      return [format, exact(files.array(file).data, values)] as const
    })
    return Object.fromEntries(verdicts)
  },
})
