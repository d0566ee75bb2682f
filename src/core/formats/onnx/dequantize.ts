import type { Values } from '../../tensor.ts'
import type { Entry, Loaded, Pace } from '../contents.ts'
import type { Dequantize } from './model.ts'

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
  const load = (pace?: Pace) => loadDequantized(layout, { codes, scale, zero }, pace)
  return { name: node.output, shape, dtype, count, bytes, load }
}

/** Which scale the code at an index has: `axis` is null where there is one for all, `group` where each index has its own. */
interface Layout {
  readonly axis: number | null
  readonly group: number | null
  readonly scaleOf: (index: number) => number
}

function layoutOf(node: Dequantize, shape: readonly number[], scale: Entry): Layout | null {
  if (scale.count === 1) return { axis: null, group: null, scaleOf: () => 0 }
  const axis = node.axis < 0 ? node.axis + shape.length : node.axis
  const size = shape[axis]
  if (size === undefined) return null
  const inner = shape.slice(axis + 1).reduce((a, b) => a * b, 1)
  const blockSize = node.blockSize
  if (blockSize === 0) {
    return scale.count === size ? { axis, group: null, scaleOf: (i) => Math.floor(i / inner) % size } : null
  }
  const blocks = Math.ceil(size / blockSize)
  const outer = shape.slice(0, axis).reduce((a, b) => a * b, 1)
  if (scale.count !== outer * blocks * inner) return null
  const scaleOf = (i: number): number => {
    const place = Math.floor(i / inner)
    const block = Math.floor((place % size) / blockSize)
    return (Math.floor(place / size) * blocks + block) * inner + (i % inner)
  }
  return { axis, group: blockSize, scaleOf }
}

interface Inputs {
  readonly codes: Entry
  readonly scale: Entry
  readonly zero: Entry | undefined
}

async function loadDequantized({ axis, group, scaleOf }: Layout, inputs: Inputs, pace?: Pace): Promise<Loaded> {
  const codes = (await inputs.codes.load(pace)).data
  const scales = Float32Array.from((await inputs.scale.load()).data)
  const zeroPoints = inputs.zero ? Float32Array.from((await inputs.zero.load()).data) : null
  const data = dequantized(codes, scales, zeroPoints, scaleOf)
  return { data, stored: { kind: 'affine', dtype: inputs.codes.dtype, codes, scales, zeroPoints, axis, group } }
}

/** In float32, as ONNX Runtime computes it. */
function dequantized(
  codes: Values,
  scales: Float32Array,
  zeroPoints: Float32Array | null,
  scaleOf: (index: number) => number,
): Float32Array {
  const result = new Float32Array(codes.length)
  for (let i = 0; i < codes.length; i++) {
    const at = scaleOf(i)
    result[i] = (codes[i] - (zeroPoints ? zeroPoints[at] : 0)) * scales[at]
  }
  return result
}
