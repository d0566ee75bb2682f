import type { Params, ParamValue } from '../../core/params.ts'
import type { KeptPair } from '../scene.ts'
import { isRaw, type LinkParam } from './schema.ts'
import { decimal, encode } from './write-text.ts'

/** Writes what is not the default. What `kept` repeats is written in any case, or the kept pair would become the first. */
export function writePairs(list: readonly LinkParam[], params: Params, kept: readonly KeptPair[]): string[] {
  const repeated = new Set(kept.map(([key]) => key))
  const written: string[] = []
  for (const param of list) {
    const value = Object.hasOwn(params, param.key) ? params[param.key] : undefined
    const omitted = value === undefined || value === param.default
    if (!omitted || repeated.has(param.key)) written.push(`${param.key}=${format(param, value ?? param.default ?? '')}`)
  }
  return written
}

function format(param: LinkParam, value: ParamValue): string {
  if (typeof value === 'number') return decimal(value)
  return isRaw(param) ? value : encode(value)
}
