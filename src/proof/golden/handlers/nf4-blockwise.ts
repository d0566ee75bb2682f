import { packNibbles, unpackNibbles } from '../../../core/quantizer/packing.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

/** bitsandbytes `quantize_4bit` with a float32 per block, and the way back from the packed bytes. */
export default defineHandler({
  family: 'nf4',
  matches: ({ params, outputs }) => 'quant_type' in params && 'packed' in outputs && 'absmax' in outputs,
  columns: () => ['params.bits_per_weight'],
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const params = { block: String(numberOf(golden.params, 'blocksize')) }
    const { codes, values, quantizer } = quantizeGolden(x, String(golden.params['quant_type']), params)
    const expected = (column: string) => files.array(golden.outputs[column] ?? '').data
    const n = values.length
    const unpacked = unpackNibbles(expected('packed'), n)
    const decoded = Float32Array.from(unpacked, (code, i) =>
      quantizer.decode(code, Math.floor(i / quantizer.layout.run)),
    )
    return {
      packed: exact(expected('packed'), packNibbles(codes)),
      codes: exact(expected('codes'), codes),
      absmax: exact(expected('absmax'), quantizer.factors ?? []),
      dequant: exact(expected('dequant'), values) ?? exact(values, decoded),
      'params.bits_per_weight': exact(
        [numberOf(golden.params, 'bits_per_weight')],
        [quantizer.storedBits(n, 0, 15) / n],
      ),
    }
  },
})
