import type { KeptPair, MethodSpec, SourceSpec } from '../scene.ts'
import { readPairs } from './read-pairs.ts'
import { decode, splitPairs, tidy } from './read-text.ts'
import type { LinkRemark, Owner } from './remarks.ts'
import type { LinkParam } from './schema.ts'

export interface RawSpec {
  readonly id: string
  readonly pairs: readonly KeptPair[]
}

/** Takes `id;param=value;…` apart. Undefined without an id. */
export function splitSpec(raw: string): RawSpec | undefined {
  // a script may have encoded the value as a whole, its semicolons included
  const text = decode(headOf(raw)).includes(';') ? tidy(decode(raw)).replaceAll('&', '%26') : raw
  const head = headOf(text)
  const id = decode(head)
  return id === '' || id.includes(';') ? undefined : { id, pairs: splitPairs(text.slice(head.length), ';') }
}

/** A source or method by its parameters; with an unknown id (no list) everything is kept and nothing is judged. */
export function readSpec(
  { id, pairs }: RawSpec,
  key: Owner['key'],
  list: readonly LinkParam[] | undefined,
): { spec: SourceSpec & MethodSpec; remarks: readonly LinkRemark[] } {
  if (!list) return { spec: specOf(id, {}, pairs), remarks: [] }
  const { params, kept, remarks } = readPairs(list, pairs, { key, id })
  return { spec: specOf(id, params, kept), remarks }
}

function specOf(id: string, params: SourceSpec['params'], kept: readonly KeptPair[]): SourceSpec {
  return kept.length > 0 ? { id, params, kept } : { id, params }
}

function headOf(raw: string): string {
  return raw.split(';', 1)[0] ?? ''
}
