import type { Params } from '../../../core/params.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'
import type { GoldenCase } from '../manifest.ts'
import { quantizeGolden } from '../tensors.ts'

/** torchao: scales and zero points found per group from its min and max. */
export default defineHandler({
  family: 'affine',
  matches: ({ params, outputs }) => 'mapping' in params && 'group_size' in params && 'scale' in outputs,
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const { id, params } = methodOf(golden)
    const given = {
      ...params,
      k: bitsOf(golden),
      range: 'minmax',
      gran: 'group',
      group: numberOf(golden.params, 'group_size'),
      arith: 'recip',
    }
    const { codes, values, quantizer } = quantizeGolden(x, id, given)
    const scales = quantizer.scales ?? new Float32Array(0)
    const zeroPoints = quantizer.zeroPoints ?? new Int32Array(scales.length)
    const expected = (column: string) => files.array(golden.outputs[column] ?? '').data
    return {
      scale: exact(expected('scale'), scales),
      zero_point: exact(expected('zero_point'), zeroPoints),
      codes: exact(expected('codes'), codes),
      dequant: exact(expected('dequant'), values),
    }
  },
})

function bitsOf({ params }: GoldenCase): number {
  return Math.ceil(Math.log2(numberOf(params, 'quant_max') - numberOf(params, 'quant_min') + 1))
}

/** The method whose codes run from `quant_min` to `quant_max`. Throws where none does. */
function methodOf({ params }: GoldenCase): { id: string; params: Params } {
  const min = numberOf(params, 'quant_min')
  const max = numberOf(params, 'quant_max')
  const full = Number.isInteger(Math.log2(max - min + 1))
  if (params['mapping'] === 'ASYMMETRIC' && full) {
    if (min === 0) return { id: 'affine', params: { codes: 'unsigned' } }
    if (min === -max - 1) return { id: 'affine', params: { codes: 'signed' } }
  }
  if (params['mapping'] === 'SYMMETRIC') {
    if (min === -max - 1 && full) return { id: 'symmetric', params: { span: 'full' } }
    // Codes −q…q: half of their difference is q, which is what `narrow` divides by.
    if (min === -max && Number.isInteger(Math.log2(max + 1))) return { id: 'symmetric', params: { span: 'narrow' } }
  }
  if (params['mapping'] === 'SYMMETRIC_NO_CLIPPING_ERR' && min === -max - 1 && full) {
    return { id: 'symmetric', params: { span: 'no-clip' } }
  }
  throw new Error(`no method maps ${String(params['mapping'])} onto codes ${min} to ${max}`)
}
