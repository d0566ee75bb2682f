import { decodeBlocks, nvfp4Factors } from '../../../core/codecs/microscaling.ts'
import { valuesOf } from '../../../core/numeric/number-format.ts'
import { FLOAT4_E2M1FN } from '../../../core/numeric/number-formats.ts'
import { floats } from '../../../core/quantizer/floats.ts'
import { tensorScaleOf } from '../../../core/quantizer/nvfp4.ts'
import type { Quantized } from '../../../core/quantize.ts'
import { exact, type Verdict } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import type { GoldenArray } from '../manifest.ts'
import { quantizeGolden } from '../tensors.ts'

/** NVFP4 of torchao: the whole input as one tensor, or every row as one where the scales of tensors are an output. */
export default defineHandler({
  family: 'mx',
  matches: ({ outputs }) => 'scales_e4m3' in outputs && 'codes' in outputs,
  check(golden, files) {
    const { params, outputs } = golden
    const x = files.array(inputOf(golden, 'x'))
    const tensors = 'per_tensor_scale' in outputs ? rowsOf(x) : [x]
    const single = params['per_tensor_scale'] === null
    const given = { block: numberOf(params, 'block'), scaling: single ? 'single' : 'two-level' }
    const quantized = tensors.map((tensor) => quantizeGolden(tensor, 'nvfp4', given))
    const scales = quantized.flatMap(({ quantizer }) => Array.from(floats(quantizer).spec.scaleCodes ?? []))
    const codes = quantized.flatMap((result) => Array.from(result.codes))
    const expected = (column: string) => files.array(outputs[column] ?? '').data
    const verdicts: Record<string, Verdict> = {
      scales_e4m3: exact(expected('scales_e4m3'), scales),
      codes: exact(expected('codes'), codes),
    }
    if ('per_tensor_scale' in outputs) {
      verdicts['per_tensor_scale'] = exact(expected('per_tensor_scale'), tensors.map(scaleOf))
    }
    const [first] = quantized
    if ('dequant' in outputs && first) {
      const tensorScale = single ? 1 : scaleOf(x)
      const decoded = decodeFile(first, expected('codes'), expected('scales_e4m3'), tensorScale)
      verdicts['dequant'] = exact(expected('dequant'), first.values) ?? exact(expected('dequant'), decoded)
    }
    return verdicts
  },
})

/** The values of what a file holds: codes, a byte per block, a float32. */
function decodeFile(
  { quantizer }: Quantized,
  codes: ArrayLike<number>,
  scales: ArrayLike<number>,
  tensorScale: number,
): Float32Array {
  return decodeBlocks(codes, valuesOf(FLOAT4_E2M1FN), nvfp4Factors(scales, tensorScale), quantizer.layout)
}

function scaleOf({ data }: GoldenArray): number {
  return tensorScaleOf(Float32Array.from(data, Math.abs))
}

function rowsOf({ shape, data }: GoldenArray): GoldenArray[] {
  const size = shape[shape.length - 1] ?? 1
  return Array.from({ length: data.length / size }, (_, row) => ({
    shape: [size],
    data: data.slice(row * size, (row + 1) * size),
  }))
}
