import { DEFAULT_SCENE } from './link/index.ts'
import { sceneStore } from './scene-store.ts'
import { sessionStore } from './session-store.ts'

/** Leaves a scene that cannot be shown for the default one. */
export function startOver(): void {
  sessionStore.setState({ blocked: null, status: 'working', notices: [] })
  const { lang, theme } = sceneStore.getState()
  sceneStore.setState({ ...DEFAULT_SCENE, source: { ...DEFAULT_SCENE.source }, theme, ...(lang ? { lang } : {}) }, true)
}
