import type { RawLayout } from '../core/formats/raw-types.ts'
import { type Params, parseShape } from '../core/params.ts'
import { sourceParams } from './link/index.ts'
import type { SourceSpec } from './scene.ts'

/** What a source says that the bytes of its file mean; nothing where the content tells. */
export function rawOf(source: SourceSpec): { raw?: RawLayout } {
  const { dtype, endian, offset, shape } = sourceParams(source)
  if (dtype === undefined || dtype === 'auto') return {}
  const sizes = typeof shape === 'string' ? parseShape(shape) : undefined
  const layout = { dtype: dtype as RawLayout['dtype'], endian: endian === 'big' ? 'big' : 'little' } as const
  return { raw: { ...layout, offset: Number(offset), ...(sizes ? { shape: sizes } : {}) } }
}

/** The same as parameters of a source; defaults are not written out. */
export function rawParams(raw: RawLayout | undefined): Params {
  if (!raw) return {}
  const { dtype, endian, offset, shape } = raw
  return {
    dtype,
    ...(endian === 'big' ? { endian } : {}),
    ...(offset > 0 ? { offset } : {}),
    ...(shape ? { shape: shape.join('x') } : {}),
  }
}

const RAW: ReadonlySet<string> = new Set(['dtype', 'endian', 'offset', 'shape'])

/** The parameters of a source that say nothing about its bytes. */
export function withoutRaw(params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([key]) => !RAW.has(key)))
}
