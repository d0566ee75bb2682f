import type { Params } from '../../core/params.ts'
import type { SourceSpec } from '../scene.ts'
import { crc32 } from '../../core/numeric/crc32.ts'
import { toBase64Url } from './bytes.ts'
import { exactHalf } from './half.ts'
import { hexOf } from './payload.ts'
import { decimal } from './write-text.ts'

/**
 * A source that carries `data`: float64 as decimals, float32 as f16 where no bit is lost and as f32 elsewhere.
 * Decimals have no NaN and no ∞; float64 data that hold them become float32.
 */
export function encodeValues(data: Float32Array | Float64Array, shape: readonly number[]): SourceSpec {
  const head: Params = shape.length < 2 ? { n: data.length } : { n: data.length, shape: shape.join('x') }
  if (data instanceof Float64Array && data.every(Number.isFinite)) {
    return { id: 'values', params: { ...head, d: Array.from(data, decimal).join(',') } }
  }
  const halves = Array.from(data, exactHalf)
  const half = !halves.includes(undefined)
  const bytes = half ? halfBytes(halves) : floatBytes(data)
  const params = { ...head, crc: hexOf(crc32(bytes)), d: toBase64Url(bytes) }
  return { id: half ? 'f16' : 'f32', params }
}

function halfBytes(halves: readonly (number | undefined)[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * halves.length))
  halves.forEach((half, i) => view.setUint16(2 * i, half ?? 0, true))
  return new Uint8Array(view.buffer)
}

function floatBytes(data: Float32Array | Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * data.length))
  data.forEach((value, i) => view.setFloat32(4 * i, value, true))
  return new Uint8Array(view.buffer)
}
