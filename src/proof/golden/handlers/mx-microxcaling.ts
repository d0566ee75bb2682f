import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { asMicroxcaling, mxMethodOf } from '../mx.ts'
import { quantizeGolden } from '../tensors.ts'

/** microxcaling rounds by size, so its floor goes towards zero. */
const ROUNDINGS: Readonly<Record<string, string>> = {
  dequant_even: 'half-even',
  dequant_nearest_away: 'half-away',
  dequant_floor: 'trunc',
}

/** microxcaling: dequantized values only, in three rounding rules. */
export default defineHandler({
  family: 'mx',
  matches: ({ params, outputs }) => 'format' in params && 'dequant_even' in outputs,
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const block = numberOf(golden.params, 'block')
    const verdicts = Object.entries(golden.outputs).map(([column, file]) => {
      const rounding = ROUNDINGS[column]
      if (rounding === undefined) throw new Error(`no rounding rule is known for ${column}`)
      const quantized = quantizeGolden(x, mxMethodOf(golden.params), { block, rounding })
      return [column, asMicroxcaling(files.array(file).data, quantized)] as const
    })
    return Object.fromEntries(verdicts)
  },
})
