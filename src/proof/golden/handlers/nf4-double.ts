import { codebook } from '../../../core/quantizer/codebook/codebook.ts'
import { dynamicMap, NESTED_BLOCK } from '../../../core/quantizer/codebook/dynamic-map.ts'
import { packNibbles } from '../../../core/quantizer/packing.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

/** bitsandbytes `quantize_4bit` with `compress_statistics`: the absolute maxima are stored in 8 bits. */
export default defineHandler({
  family: 'nf4',
  matches: ({ params, outputs }) => 'quant_type' in params && 'nested_blocksize' in params && 'absmax_codes' in outputs,
  columns: () => ['params.offset'],
  check(golden, files) {
    if (numberOf(golden.params, 'nested_blocksize') !== NESTED_BLOCK) throw new Error('another nested block size')
    const x = files.array(inputOf(golden, 'x'))
    const params = { block: String(numberOf(golden.params, 'blocksize')), double: 'on' }
    const { codes, values, quantizer } = quantizeGolden(x, String(golden.params['quant_type']), params)
    const { nested } = codebook(quantizer).spec
    const expected = (column: string) => files.array(golden.outputs[column] ?? '').data
    return {
      packed: exact(expected('packed'), packNibbles(codes)),
      absmax_codes: exact(expected('absmax_codes'), nested?.codes ?? []),
      absmax2: exact(expected('absmax2'), nested?.factors ?? []),
      code2: exact(expected('code2'), dynamicMap),
      dequant: exact(expected('dequant'), values),
      'params.offset': exact([numberOf(golden.params, 'offset')], [nested?.offset ?? NaN]),
    }
  },
})
