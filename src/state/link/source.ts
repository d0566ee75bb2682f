import { type Params, withDefaults } from '../../core/params.ts'
import type { KeptPair, SourceSpec } from '../scene.ts'
import type { LinkRemark } from './remarks.ts'
import { type LinkParam, REGISTRIES, type Registries, SOURCES } from './schema.ts'
import { type RawSpec, readSpec } from './spec.ts'
import { decode } from './text.ts'

/** The parameters of a source; undefined where the id is unknown. */
export function paramsOf(id: string, registries: Registries): readonly LinkParam[] | undefined {
  return SOURCES.get(id) ?? registries.generator(id)
}

/** What was given of a source, completed by the defaults of the link's version. */
export function sourceParams(source: SourceSpec, registries: Registries = REGISTRIES): Params {
  return withDefaults(paramsOf(source.id, registries) ?? [], source.params)
}

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
