import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

/** One scale and zero point per index of an axis, as torch quantizes. */
export default defineHandler({
  family: 'affine',
  matches: ({ params, inputs }) => 'scale' in inputs && 'axis' in params && 'quant_min' in params,
  check(golden, files) {
    const params = { gran: 'channel', axis: numberOf(golden.params, 'axis'), arith: 'recip' }
    const { codes, values } = quantizeGolden(files.array(inputOf(golden, 'x')), 'affine', params, {
      grid: {
        scales: files.array(inputOf(golden, 'scale')).data,
        zeroPoints: files.array(inputOf(golden, 'zero_point')).data,
        min: numberOf(golden.params, 'quant_min'),
        max: numberOf(golden.params, 'quant_max'),
      },
    })
    return {
      codes: exact(files.array(golden.outputs['codes'] ?? '').data, codes),
      dequant: exact(files.array(golden.outputs['dequant'] ?? '').data, values),
    }
  },
})
