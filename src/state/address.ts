import type { Problem } from '../core/errors.ts'
import { block, isDamaged } from './blocking.ts'
import { inGesture, onGestureEnd } from './gesture.ts'
import { DEFAULT_SCENE, type LinkReading, writeLink } from './link/index.ts'
import { sceneStore } from './scene-store.ts'
import { dismissAll, notify } from './session-store.ts'

const QUIET_MS = 250

/** Links that say nothing: there is no need to read them. */
const DEFAULT_LINKS: ReadonlySet<string> = new Set(['', '#', '#v=1'])

/** The address whose scene is not on show yet. */
let opening: string | null = null

/**
 * Takes over the scene that the address names, once what it names is loaded. A newer call overtakes this one. Where a
 * part of the page cannot be downloaded, it says so and puts nothing in its place.
 */
export async function openAddress(fragment: string): Promise<void> {
  opening = fragment
  const reading = await read(fragment).catch(() => null)
  if (opening !== fragment) return
  opening = null
  dismissAll()
  if (!reading) return block({ kind: 'failed', problem: UNREACHABLE, message: '' })
  if (reading.kind === 'damaged') {
    sceneStore.setState(reading.look)
    return block({ kind: 'link-damaged', code: reading.reason, values: reading.values })
  }
  const { scene } = reading
  // what is not available is said in its own place
  const remarks = reading.remarks.filter(({ code }) => !code.startsWith('link-unavailable'))
  // a new object, so that the runner sees a change even where the link before could not be shown
  sceneStore.setState({ ...scene, source: { ...scene.source } }, true)
  if (remarks.length > 0) notify({ kind: 'link', remarks })
}

const UNREACHABLE: Problem = { code: 'fetch-failed', values: { name: 'Quantscope', status: 0 } }

async function read(fragment: string): Promise<LinkReading> {
  if (DEFAULT_LINKS.has(fragment)) return { kind: 'scene', scene: DEFAULT_SCENE, remarks: [] }
  const { loadNamed, ordered, readLink } = await import('./link/reading.ts')
  await loadNamed(fragment)
  return ordered(readLink(fragment))
}

/**
 * Keeps the address bar on the scene: after the last change, never during a drag, never inside an embed (the host page
 * owns that address).
 */
export function followAddress(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let written = location.hash
  const write = (): void => {
    // a new address that hashchange has not told of yet is not to be written over
    if (inGesture() || opening !== null || location.hash !== written) return
    const scene = sceneStore.getState()
    if (scene.kept.some(([key]) => key === 'embed') || isDamaged()) return
    const next = `#${writeLink(scene)}`
    if (next === location.hash || (next === '#v=1' && location.hash === '')) return
    history.replaceState(null, '', next)
    written = location.hash
  }
  const later = (): void => {
    clearTimeout(timer)
    if (inGesture()) return
    timer = setTimeout(write, QUIET_MS)
  }
  sceneStore.subscribe(later)
  onGestureEnd(later)
  addEventListener('hashchange', () => {
    if (location.hash === written) return
    written = location.hash
    void openAddress(location.hash)
  })
}
