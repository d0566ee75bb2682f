import type { NumberFormat } from '../../numeric/number-format.ts'
import { BFLOAT16, FLOAT16 } from '../../numeric/number-formats.ts'
import { dequantized, scalePlace } from '../../stored.ts'
import type { Entry, Loaded, Pace } from '../contents.ts'
import type { Dequantize } from './model.ts'
import { roundTo } from './round-to.ts'
import { onnxType } from './types.ts'

/**
 * The weights that a DequantizeLinear node makes of constants, under the name of its output: what the model computes
 * with, beside the codes that it stores. Null where an input is no constant, or does not fit.
 */
export function dequantizedEntry(node: Dequantize, entries: ReadonlyMap<string, Entry>): Entry | null {
  const [codesName = '', scaleName = '', zeroName = ''] = node.inputs
  const [codes, scale, zero] = [entries.get(codesName), entries.get(scaleName), entries.get(zeroName)]
  if (!codes || !scale || codes.problem || scale.problem || (zeroName !== '' && (!zero || zero.problem))) return null
  const layout = layoutOf(node, codes.shape, scale)
  if (!layout || (zero && zero.count !== scale.count)) return null
  const { shape, count, bytes } = codes
  const dtype = `${codes.dtype} × ${scale.dtype}`
  const format = NARROW.get(node.outputType === 0 ? scale.dtype : onnxType(node.outputType).name)
  const load = (pace?: Pace) => loadDequantized(layout, { codes, scale, zero }, format, pace)
  return { name: node.output, shape, dtype, count, bytes, codes: codesName, load }
}

/** Outputs narrower than float32: ONNX Runtime computes in float32, and rounds to them in the end. */
const NARROW: ReadonlyMap<string, NumberFormat> = new Map([
  ['FLOAT16', FLOAT16],
  ['BFLOAT16', BFLOAT16],
])

/** `axis` is null where there is one scale for all, `group` where each place along the axis has its own. */
interface Layout {
  readonly axis: number | null
  readonly group: number | null
}

function layoutOf(node: Dequantize, shape: readonly number[], scale: Entry): Layout | null {
  if (scale.count === 1) return { axis: null, group: null }
  const axis = node.axis < 0 ? node.axis + shape.length : node.axis
  const size = shape[axis]
  if (size === undefined) return null
  const { blockSize } = node
  if (blockSize === 0) return scale.count === size ? { axis, group: null } : null
  const others = shape.reduce((product, each, i) => (i === axis ? product : product * each), 1)
  return scale.count === others * Math.ceil(size / blockSize) ? { axis, group: blockSize } : null
}

interface Inputs {
  readonly codes: Entry
  readonly scale: Entry
  readonly zero: Entry | undefined
}

async function loadDequantized(
  { axis, group }: Layout,
  inputs: Inputs,
  format: NumberFormat | undefined,
  pace?: Pace,
): Promise<Loaded> {
  const codes = (await inputs.codes.load(pace)).data
  const scales = Float32Array.from((await inputs.scale.load()).data)
  const zeroPoints = inputs.zero ? Float32Array.from((await inputs.zero.load()).data) : null
  const data = dequantized(codes, scales, zeroPoints, scalePlace(inputs.codes.shape, axis, group))
  if (format) roundTo(format, data)
  return { data, stored: { kind: 'affine', dtype: inputs.codes.dtype, codes, scales, zeroPoints, axis, group } }
}
