import type { SourceSpec } from '../scene.ts'
import type { LinkParam } from './schema.ts'
import { writePairs } from './write-pairs.ts'
import { encode } from './write-text.ts'

/** `id;param=value;…` of a source or a method. */
export function writeSpec({ id, params, kept = [] }: SourceSpec, list: readonly LinkParam[] = []): string {
  return [encode(id), ...writePairs(list, params, kept), ...kept.map(([key, value]) => `${key}=${value}`)].join(';')
}
