import type { KeptPair, SourceSpec } from '../scene.ts'
import { type RawSpec, readSpec } from './read-spec.ts'
import { decode } from './read-text.ts'
import type { LinkRemark } from './remarks.ts'
import type { Registries } from './schema.ts'
import { paramsOf } from './source.ts'

/** The weights that a link asks for, with what was strange about them. */
export function readSource(raw: RawSpec, registries: Registries): { spec: SourceSpec; remarks: readonly LinkRemark[] } {
  const { id } = raw
  const list = paramsOf(id, registries)
  const { spec, remarks } = readSpec({ id, pairs: counted(raw) }, 'src', list)
  if (list) return { spec, remarks }
  return { spec, remarks: [...remarks, { code: 'link-unavailable-source', values: { id } }] }
}

/** Decimals are typed by hand: where nobody counted them, the link says from here on how many there are. */
function counted({ id, pairs }: RawSpec): readonly KeptPair[] {
  const d = pairs.find(([key]) => key === 'd')?.[1]
  if (id !== 'values' || d === undefined || pairs.some(([key]) => key === 'n')) return pairs
  return [['n', String(decode(d).split(',').length)], ...pairs]
}
