import type { Scene } from '../scene.ts'

/** The version of links that this page reads and writes. */
export const LINK_VERSION = 1

/** The source of a scene that names none. */
export const DEFAULT_SOURCE = 'example'
/** The method of a scene that names none. */
export const DEFAULT_METHOD = 'affine'

/** What a link without keys means. Frozen for v=1, as are the defaults of all parameters (`defaults-v1.json`). */
export const DEFAULT_SCENE: Scene = {
  source: { id: DEFAULT_SOURCE, params: {} },
  panes: [{ id: DEFAULT_METHOD, params: {} }],
  view: 'lab',
  theme: 'auto',
  bins: 80,
  y: 'sqrt',
  present: false,
  kept: [],
}
