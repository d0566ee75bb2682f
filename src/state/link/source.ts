import { type Params, withDefaults } from '../../core/params.ts'
import type { SourceSpec } from '../scene.ts'
import { type LinkParam, REGISTRIES, type Registries, SOURCES } from './schema.ts'

/** The parameters of a source; undefined where the id is unknown. */
export function paramsOf(id: string, registries: Registries): readonly LinkParam[] | undefined {
  return SOURCES.get(id) ?? registries.generator(id)
}

/** What was given of a source, completed by the defaults of the link's version. */
export function sourceParams(source: SourceSpec, registries: Registries = REGISTRIES): Params {
  return withDefaults(paramsOf(source.id, registries) ?? [], source.params)
}
