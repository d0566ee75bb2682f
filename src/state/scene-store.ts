import { temporal } from 'zundo'
import { createStore } from 'zustand/vanilla'
import { shouldRecord } from './gesture.ts'
import { DEFAULT_SCENE } from './link/defaults.ts'
import type { Scene } from './scene.ts'

type Undoable = Pick<Scene, 'source' | 'panes' | 'bins' | 'y'>

const undoable = ({ source, panes, bins, y }: Scene): Undoable => ({ source, panes, bins, y })

/** What the reader asked for: exactly what a link says. Undo covers weights, methods and the count axis. */
export const sceneStore = createStore<Scene>()(
  temporal(() => DEFAULT_SCENE, {
    partialize: undoable,
    equality: (a, b) => a.source === b.source && a.panes === b.panes && a.bins === b.bins && a.y === b.y,
    limit: 200,
    handleSet: (record) => (past, replace) => {
      // zundo types `replace` as the two overloads of setState; the value only ever travels through
      if (shouldRecord()) record(past, replace as false)
    },
  }),
)

export const history = sceneStore.temporal
