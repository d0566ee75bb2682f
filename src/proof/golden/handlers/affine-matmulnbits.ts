import { halfUp } from '../../../core/numeric/rounding.ts'
import type { Quantized } from '../../../core/quantize.ts'
import { groupOf } from '../../../core/quantizer/layout.ts'
import { packLowFirst } from '../../../core/quantizer/packing.ts'
import { uniform } from '../../../core/quantizer/uniform.ts'
import { axisLast } from '../axis.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

/** ONNX Runtime MatMulNBits: blocks down the columns of [K, N], codes from 0 up and packed, for each column in turn. */
export default defineHandler({
  family: 'affine',
  matches: ({ params, outputs }) => 'block_size' in params && 'symmetric' in params && 'packed' in outputs,
  check(golden, files) {
    const toColumns = axisLast(0)
    const expected = (column: string) => files.array(golden.outputs[column] ?? '')
    const bits = numberOf(golden.params, 'bits')
    const group = numberOf(golden.params, 'block_size')
    const isSymmetric = golden.params['symmetric'] === true
    const shared = { k: bits, range: 'minmax', gran: 'group', group, arith: 'recip', rounding: 'half-up' }
    const x = toColumns(files.array(inputOf(golden, 'x')))
    if ((x.shape.at(-1) ?? 0) % group !== 0) throw new Error('the last block of a column is not full')
    // Symmetric codes lie around 0; stored they are moved up by half of them.
    const quantized = isSymmetric
      ? quantizeGolden(x, 'symmetric', { ...shared, span: 'signed' })
      : quantizeGolden(x, 'affine', shared)
    const { quantizer } = quantized
    const middle = isSymmetric ? 2 ** (bits - 1) : 0
    const codes = codesOfSums(quantized, middle)
    const values = Float32Array.from(codes, (code, i) => {
      const own = code === quantized.codes[i] ? quantized.values[i] : undefined
      return own ?? quantizer.decode(code, groupOf(quantizer.layout, i))
    })
    const stored = codes.map((code) => code + middle)
    const scales = quantizer.scales ?? new Float32Array(0)
    return {
      packed: exact(expected('packed').data, packLowFirst(stored, bits)),
      codes: exact(expected('codes').data, stored),
      scales: exact(expected('scales').data, scales),
      zero_points: exact(
        expected('zero_points').data,
        quantizer.zeroPoints ?? new Int32Array(scales.length).fill(middle),
      ),
      dequant_KN: exact(toColumns(expected('dequant_KN')).data, values),
    }
  },
})

/**
 * The codes, but for weights a hair from a tie: MatMulNBits adds its zero point to the steps in float32 before it
 * rounds, the methods round first, and where the last bit of that sum decides, it decides here too.
 */
function codesOfSums({ original, codes, quantizer }: Quantized, middle: number): number[] {
  return Array.from(codes, (code, i) => {
    const { factor, zero, min, max } = uniform(quantizer).step(groupOf(quantizer.layout, i))
    const steps = Math.fround((original.tensor.data[i] ?? NaN) * (factor ?? NaN))
    const sum = halfUp(Math.fround(steps + zero + middle)) - middle
    return sum === halfUp(steps) + zero ? code : Math.min(max, Math.max(min, sum))
  })
}
