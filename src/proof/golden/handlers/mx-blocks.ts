import { decodeBlocks, mxInt8Values } from '../../../core/codecs/microscaling.ts'
import { valuesOf } from '../../../core/numeric/number-format.ts'
import { floats } from '../../../core/quantizer/floats.ts'
import type { Quantizer } from '../../../core/quantizer/method.ts'
import { MxIntQuantizer } from '../../../core/quantizer/mx-int.ts'
import { e8m0Factors } from '../../../core/quantizer/mx-scale.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { mxMethodOf } from '../mx.ts'
import { quantizeGolden } from '../tensors.ts'

/** Microscaling blocks with their scales: torchao's modes, and the formula of the specification. */
export default defineHandler({
  family: 'mx',
  matches: ({ params, outputs }) => 'format' in params && 'scales_e8m0' in outputs && 'codes' in outputs,
  check(golden, files) {
    const { params, outputs } = golden
    const { codes, values, quantizer } = quantizeGolden(files.array(inputOf(golden, 'x')), mxMethodOf(params), {
      block: numberOf(params, 'block'),
      scaling: typeof params['scale_mode'] === 'string' ? params['scale_mode'] : 'floor',
    })
    const expected = (column: string) => files.array(outputs[column] ?? '').data
    const { scaleCodes, elements } = partsOf(quantizer)
    const factors = e8m0Factors(expected('scales_e8m0'))
    const decoded = decodeBlocks(expected('codes'), elements, factors, quantizer.layout)
    const dequant = quantizer.scales ? withoutMinusZero(expected('dequant')) : expected('dequant')
    return {
      scales_e8m0: exact(expected('scales_e8m0'), scaleCodes),
      // Bytes: two's complement for whole numbers.
      codes: exact(
        expected('codes'),
        codes.map((code) => code & 255),
      ),
      dequant: exact(dequant, values) ?? exact(dequant, decoded),
    }
  },
})

/** Whole numbers have no −0, though the formula keeps the sign of what it rounds. */
function withoutMinusZero(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => value + 0)
}

/** The bytes of the scales, and what the byte of an element stands for. */
function partsOf(quantizer: Quantizer): { scaleCodes: Uint8Array; elements: Float32Array } {
  if (quantizer instanceof MxIntQuantizer) return { scaleCodes: quantizer.scaleCodes, elements: mxInt8Values() }
  const { scaleCodes, format } = floats(quantizer).spec
  if (!scaleCodes) throw new Error('the method has no scales of one byte')
  return { scaleCodes, elements: valuesOf(format) }
}
