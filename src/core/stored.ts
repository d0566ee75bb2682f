import type { Stored, Values } from './tensor.ts'

/** What can be said of stored weights without holding them. */
export type StoredInfo =
  | { readonly kind: 'blocks'; readonly type: string; readonly elements: number; readonly bytes: number }
  | {
      readonly kind: 'affine'
      readonly dtype: string
      readonly scales: number
      readonly axis: number | null
      readonly group: number | null
    }

/** What the file stores of one weight: its code with scale and zero point, or the number of its block and the place in it. */
export type StoredWeight =
  | { readonly kind: 'blocks'; readonly block: number; readonly place: number; readonly bytes: Uint8Array }
  | { readonly kind: 'affine'; readonly code: number; readonly scale: number; readonly zeroPoint: number }

export function storedInfo(stored: Stored): StoredInfo {
  if (stored.kind === 'affine') {
    const { kind, dtype, scales, axis, group } = stored
    return { kind, dtype, scales: scales.length, axis, group }
  }
  const { kind, type, elements, bytes } = stored
  return { kind, type, elements, bytes }
}

export function storedWeight(stored: Stored, shape: readonly number[], index: number): StoredWeight {
  if (stored.kind === 'blocks') {
    const { elements, bytes, data } = stored
    const block = Math.floor(index / elements)
    return { kind: 'blocks', block, place: index % elements, bytes: data.slice(block * bytes, (block + 1) * bytes) }
  }
  const at = scalePlace(shape, stored.axis, stored.group)(index)
  const zeroPoint = stored.zeroPoints ? stored.zeroPoints[at] : 0
  return { kind: 'affine', code: stored.codes[index], scale: stored.scales[at], zeroPoint }
}

/** scale · (code − zero point), in float32 as ONNX Runtime computes it. */
export function dequantized(
  codes: Values,
  scales: Float32Array,
  zeroPoints: Float32Array | null,
  placeOf: (index: number) => number,
): Float32Array {
  const result = new Float32Array(codes.length)
  for (let i = 0; i < codes.length; i++) {
    const at = placeOf(i)
    result[i] = (codes[i] - (zeroPoints ? zeroPoints[at] : 0)) * scales[at]
  }
  return result
}

/** Which scale the weight at an index has: the only one, that of its place along `axis`, or that of its `group` there. */
export function scalePlace(
  shape: readonly number[],
  axis: number | null,
  group: number | null,
): (index: number) => number {
  if (axis === null) return () => 0
  const size = shape[axis]
  const inner = shape.slice(axis + 1).reduce((a, b) => a * b, 1)
  if (group === null) return (index) => Math.floor(index / inner) % size
  const groups = Math.ceil(size / group)
  return (index) => {
    const place = Math.floor(index / inner)
    return (Math.floor(place / size) * groups + Math.floor((place % size) / group)) * inner + (index % inner)
  }
}
