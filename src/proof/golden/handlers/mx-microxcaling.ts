import type { Quantized } from '../../../core/quantize.ts'
import { groupOf } from '../../../core/quantizer/layout.ts'
import { greatestSizes } from '../../../core/quantizer/greatest-size.ts'
import { finish } from '../../../core/steps.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { mxMethodOf } from '../mx.ts'
import { quantizeGolden } from '../tensors.ts'

/** microxcaling rounds by size, so its floor goes towards zero. */
const ROUNDINGS: Readonly<Record<string, string>> = {
  dequant_even: 'half-even',
  dequant_nearest_away: 'half-away',
  dequant_floor: 'trunc',
}

/** microxcaling: dequantized values only, in three rounding rules. It gives 0 for −0 and −0 for 0 as it comes. */
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
      const agreed = agreedPlaces(quantized)
      const numbers = (values: ArrayLike<number>) => agreed.map((i) => (values[i] ?? NaN) + 0)
      return [column, exact(numbers(files.array(file).data), numbers(quantized.values))] as const
    })
    return Object.fromEntries(verdicts)
  },
})

/**
 * The weights of blocks whose scale is not in dispute. microxcaling takes log2 of the greatest in float32, which a hair
 * below a power of two gives an exponent that is one too great; torchao and the specification say otherwise.
 */
function agreedPlaces({ original, quantizer }: Quantized): number[] {
  const sizes = finish(greatestSizes(Float32Array.from(original.tensor.data), quantizer.layout))
  const fractions = Array.from(new Uint32Array(sizes.buffer), (bits) => bits & 0x7fffff)
  const disputed = fractions.map((fraction) => fraction > 0x7fff00)
  return [...original.tensor.data.keys()].filter((i) => !disputed[groupOf(quantizer.layout, i)])
}
