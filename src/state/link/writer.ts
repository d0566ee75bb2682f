import type { Scene } from '../scene.ts'
import { DEFAULT_METHOD, LINK_VERSION } from './defaults.ts'
import { writePairs } from './write-pairs.ts'
import { REGISTRIES, type Registries, SETTINGS, SRC } from './schema.ts'
import { paramsOf } from './source.ts'
import { writeSpec } from './write-spec.ts'

/**
 * The canonical link of a scene, without `#`: version first, defaults omitted, always in the same order. Reading it
 * gives the scene back.
 */
export function writeLink(scene: Scene, registries: Registries = REGISTRIES): string {
  const { source, kept, view, lang = 'auto', theme, bins, y } = scene
  const src = writeSpec(source, paramsOf(source.id, registries))
  const panes = scene.panes.map((pane) => `q=${writeSpec(pane, registries.method(pane.id))}`)
  const settings = { view, lang, theme, bins, y, present: scene.present ? '1' : '0' }
  return [
    `v=${LINK_VERSION}`,
    ...writePairs([SRC], { src }, kept),
    ...(panes.length === 1 && panes[0] === `q=${DEFAULT_METHOD}` ? [] : panes),
    ...writePairs(SETTINGS, settings, kept),
    ...kept.map(([key, value]) => `${key}=${value}`),
  ].join('&')
}
