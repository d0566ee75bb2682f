import { methodById } from '../../core/methods/index.ts'
import { clampParam } from '../../core/params.ts'
import { activeParams, set, setParams } from '../../state/actions.ts'
import { endGesture, touchGesture } from '../../state/gesture.ts'
import type { Runner } from '../../state/runner.ts'
import { history, sceneStore } from '../../state/scene-store.ts'
import { sessionStore } from '../../state/session-store.ts'
import type { CountScale } from '../../state/scene.ts'
import { keysEnabled } from '../keys-enabled.ts'

const SCALES: Readonly<Record<CountScale, CountScale>> = { sqrt: 'linear', linear: 'log', log: 'sqrt' }
const BINS: readonly number[] = [40, 80, 160, 320]

/** One bit more or less, inside the bounds of the method. */
export function changeBits(by: number): void {
  const scene = sceneStore.getState()
  const pane = scene.panes[0]
  const param = pane && methodById(pane.id)?.params.find((each) => each.key === 'k')
  const params = activeParams(scene)
  if (param?.kind !== 'integer' || typeof params.k !== 'number') return
  touchGesture('k')
  setParams({ k: clampParam(param, params.k + by, params) })
}

function nextBins(): void {
  const { bins } = sceneStore.getState()
  set('bins', BINS.find((each) => each > bins) ?? BINS[0] ?? 80)
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement &&
      target.type !== 'radio' &&
      target.type !== 'range' &&
      target.type !== 'checkbox'))

/** What the keys of the page do. Never while a field has focus; a range or a radio button keeps only its arrows. */
export function keyHandler(runner: Runner, onHelp: () => void): (event: KeyboardEvent) => void {
  const single: Readonly<Record<string, () => void>> = {
    '+': () => changeBits(1),
    '=': () => changeBits(1),
    '-': () => changeBits(-1),
    '−': () => changeBits(-1),
    l: () => set('y', SCALES[sceneStore.getState().y]),
    b: nextBins,
    '[': () => runner.step(-1),
    ']': () => runner.step(1),
    p: () => set('present', !sceneStore.getState().present),
    '1': () => set('view', 'lab'),
    '4': () => set('view', 'file'),
    // over the projector's picture it would come only after it was left
    '?': () => {
      if (!document.querySelector('.presenter')) onHelp()
    },
  }
  return (event) => {
    if (isField(event.target) || event.altKey) return
    const key = event.key.toLowerCase()
    if (event.ctrlKey || event.metaKey) {
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      endGesture()
      if (key === 'y' || event.shiftKey) history.getState().redo()
      else history.getState().undo()
      return
    }
    if (event.key === 'Escape') return escape()
    if (!keysEnabled.get() || document.querySelector('dialog[open]')) return
    const action = Object.hasOwn(single, key) ? single[key] : undefined
    if (!action) return
    event.preventDefault()
    action()
  }
}

function escape(): void {
  const scene = sceneStore.getState()
  if (sessionStore.getState().panel) sessionStore.setState({ panel: null })
  else if (scene.present || scene.theme === 'projector') leavePresenter()
}

export function leavePresenter(): void {
  set('present', false)
  if (sceneStore.getState().theme === 'projector') set('theme', 'auto')
}
