import { dequantizeBlocks, dynamicMap, quantizeBlocks } from '../../../core/quantizer/codebook/dynamic-map.ts'
import { exact, type Verdict } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'

/** bitsandbytes `quantize_blockwise` in 8 bits, which double quantization stores its absolute maxima with. */
export default defineHandler({
  family: 'nf4',
  matches: ({ params, outputs }) => 'codebook' in params && 'blocksize' in params && 'codebook' in outputs,
  check(golden, files): Record<string, Verdict> {
    const x = Float32Array.from(files.array(inputOf(golden, 'x')).data)
    const block = numberOf(golden.params, 'blocksize')
    const expected = (column: string) => files.array(golden.outputs[column] ?? '').data
    const isDynamic = golden.params['codebook'] === 'dynamic'
    const map = isDynamic ? dynamicMap : Float32Array.from(expected('codebook'))
    const { codes, factors } = quantizeBlocks(x, block, map)
    return {
      ...(isDynamic ? { codebook: exact(expected('codebook'), map) } : {}),
      codes: exact(expected('codes'), codes),
      absmax: exact(expected('absmax'), factors),
      dequant: exact(expected('dequant'), dequantizeBlocks(codes, factors, block, map)),
    }
  },
})
