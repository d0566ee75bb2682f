import type { Params } from '../../../core/params.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf, isNumber, numberOf } from '../handler.ts'
import type { GoldenCase } from '../manifest.ts'
import { axisLast } from '../axis.ts'
import { quantizeGolden } from '../tensors.ts'

/** ONNX QuantizeLinear and DequantizeLinear: per tensor, per axis, or in blocks along an axis. */
export default defineHandler({
  family: 'affine',
  matches: ({ params, inputs }) => 'scale' in inputs && typeof params['type'] === 'string' && 'opset' in params,
  check(golden, files) {
    const { axis, block_size: block } = golden.params
    // Blocks lie along the last axis here, so another axis is brought there first.
    const turn = isNumber(block) ? axisLast(numberOf(golden.params, 'axis')) : undefined
    const read = (reference: string | readonly string[]) => {
      const array = files.array(reference)
      return turn ? turn(array) : array
    }
    const params: Params = isNumber(block)
      ? { gran: 'group', group: block }
      : isNumber(axis)
        ? { gran: 'channel', axis }
        : { gran: 'tensor' }
    const { codes, values } = quantizeGolden(read(inputOf(golden, 'x')), 'affine', params, {
      grid: gridOf(golden, read),
    })
    return {
      codes: exact(read(golden.outputs['codes'] ?? '').data, codes),
      dequant: exact(read(golden.outputs['dequant'] ?? '').data, values),
    }
  },
})

function gridOf(golden: GoldenCase, read: (reference: string | readonly string[]) => { data: ArrayLike<number> }) {
  const type = /^(u?)int(\d+)$/.exec(String(golden.params['type']))
  if (!type) throw new Error(`the type ${String(golden.params['type'])} is not an integer`)
  const levels = 2 ** Number(type[2])
  const min = type[1] === 'u' ? 0 : -levels / 2
  const zero = golden.inputs['zero_point']
  return {
    scales: read(inputOf(golden, 'scale')).data,
    ...(zero === undefined ? {} : { zeroPoints: read(zero).data }),
    min,
    max: min + levels - 1,
  }
}
