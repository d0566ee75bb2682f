import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

/** ONNX DynamicQuantizeLinear: eight bits over the range of the data. The scale and zero point are answers here. */
export default defineHandler({
  family: 'affine',
  matches: ({ params, source, inputs }) =>
    source.includes('ort') && 'scale' in params && 'zero_point' in params && !('quant_min' in params) && 'x' in inputs,
  columns: () => ['params.scale', 'params.zero_point'],
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const { codes, quantizer } = quantizeGolden(x, 'affine', { k: 8, range: 'minmax' })
    return {
      codes: exact(files.array(golden.outputs['codes'] ?? '').data, codes),
      'params.scale': exact([numberOf(golden.params, 'scale')], quantizer.scales ?? []),
      'params.zero_point': exact([numberOf(golden.params, 'zero_point')], quantizer.zeroPoints ?? []),
    }
  },
})
