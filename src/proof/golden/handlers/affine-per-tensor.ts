import { exact, type Verdict } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

/** A stated scale and zero point: torch multiplies by the reciprocal, ONNX and the division rule divide. */
export default defineHandler({
  family: 'affine',
  matches: ({ params, outputs }) =>
    'scale' in params && 'zero_point' in params && 'quant_min' in params && 'codes' in outputs,
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const grid = {
      scales: [numberOf(golden.params, 'scale')],
      zeroPoints: [numberOf(golden.params, 'zero_point')],
      min: numberOf(golden.params, 'quant_min'),
      max: numberOf(golden.params, 'quant_max'),
    }
    const recip = quantizeGolden(x, 'affine', { arith: 'recip' }, { grid })
    const div = quantizeGolden(x, 'affine', { arith: 'div' }, { grid })
    const ours: Record<string, ArrayLike<number>> = {
      codes: recip.codes,
      dequant: recip.values,
      codes_division_rule: div.codes,
      codes_ort_QuantizeLinear: div.codes,
    }
    const verdicts: Record<string, Verdict> = {}
    for (const [column, found] of Object.entries(ours)) {
      const file = golden.outputs[column]
      if (file !== undefined) verdicts[column] = exact(files.array(file).data, found)
    }
    return verdicts
  },
})
