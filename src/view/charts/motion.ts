import type { Evaluation } from '../../core/evaluation.ts'
import { inDrag } from '../../state/gesture.ts'
import { sessionStore } from '../../state/session-store.ts'
import { between } from './between.ts'

const LASTS_MS = 180

const reduced = matchMedia('(prefers-reduced-motion: reduce)')

/** Nothing eases between the hand and the chart. */
const rests = (): boolean => reduced.matches || document.hidden || inDrag()

const easeOut = (time: number): number => 1 - (1 - time) ** 3

let to: Evaluation | undefined
let frame = 0

/** From now on bars and levels move to the next result, unless it comes from a drag. */
export function easeResults(): void {
  to = sessionStore.getState().shown?.evaluation
  sessionStore.subscribe(({ shown }) => {
    if (shown?.evaluation === to) return
    // on the way to one result another one may come: the way to it begins where the shapes are
    const from = sessionStore.getState().motion?.shapes ?? to
    to = shown?.evaluation
    cancelAnimationFrame(frame)
    if (from && to) go(from, to)
  })
}

function go(from: Evaluation, target: Evaluation): void {
  const started = performance.now()
  function step(): void {
    const time = (performance.now() - started) / LASTS_MS
    const shapes = time < 1 && !rests() ? between(from, target, easeOut(time)) : undefined
    if (shapes) frame = requestAnimationFrame(step)
    if (shapes || sessionStore.getState().motion) {
      sessionStore.setState({ motion: shapes ? { to: target, shapes } : null })
    }
  }
  step()
}
