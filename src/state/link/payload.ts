import { decodeFloat16 } from '../../core/numeric/float16.ts'
import { maybeNum, parseNumber, parseShape, type Params } from '../../core/params.ts'
import type { SourceSpec } from '../scene.ts'
import { crc32 } from '../../core/numeric/crc32.ts'
import { base64UrlLength, fromBase64Url } from './bytes.ts'
import { damaged, type LinkDamage } from './remarks.ts'

/** Weights that stand in the link itself. */
export interface Payload {
  readonly kind: 'payload'
  /** float64 for typed decimals, since these are float64 to NumPy too. */
  readonly data: Float32Array | Float64Array
  /** Its product is `data.length`. */
  readonly shape: readonly number[]
}

/** Does this source carry its weights in the link? */
export function carriesPayload(id: string): boolean {
  return id === 'values' || id === 'f16' || id === 'f32'
}

/** The weights of a source that carries them, checked against the length and the checksum that the link states. */
export function payloadOf(source: SourceSpec): Payload | LinkDamage {
  const n = maybeNum(source.params, 'n')
  if (n === undefined) return damaged('payload-incomplete', { key: 'n' })
  const data =
    source.id === 'values' ? readDecimals(source.params, n) : readFloats(source.params, n, source.id === 'f16')
  if ('kind' in data) return data
  return { kind: 'payload', data, shape: parseShape(textOf(source.params, 'shape')) ?? [n] }
}

function readDecimals(params: Params, n: number): Float64Array | LinkDamage {
  const d = textOf(params, 'd')
  const numbers = d === '' ? [] : d.split(',')
  if (numbers.length !== n) return damaged('payload-count', { expected: n, actual: numbers.length })
  const data = new Float64Array(n)
  for (const [i, text] of numbers.entries()) {
    const value = parseNumber(text.trim())
    if (value === undefined) return damaged('payload-number', { text, position: i + 1 })
    data[i] = value
  }
  return data
}

function readFloats(params: Params, n: number, half: boolean): Float32Array | LinkDamage {
  const d = textOf(params, 'd')
  const expected = base64UrlLength(n * (half ? 2 : 4))
  if (d.length !== expected) return damaged('payload-length', { expected, actual: d.length })
  const bytes = fromBase64Url(d)
  if (typeof bytes === 'number') {
    return damaged('payload-character', { character: d.charAt(bytes), position: bytes + 1 })
  }
  const crc = textOf(params, 'crc')
  if (crc === '') return damaged('payload-incomplete', { key: 'crc' })
  const actual = hexOf(crc32(bytes))
  if (crc !== actual) return damaged('payload-checksum', { expected: crc, actual })
  const view = new DataView(bytes.buffer)
  return Float32Array.from({ length: n }, (_, i) =>
    half ? decodeFloat16(view.getUint16(2 * i, true)) : view.getFloat32(4 * i, true),
  )
}

export function hexOf(crc: number): string {
  return crc.toString(16).padStart(8, '0')
}

function textOf(params: Params, key: string): string {
  const value = params[key]
  return typeof value === 'string' ? value : ''
}
