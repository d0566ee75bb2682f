import { doWaiting, inNextFrame } from './frame.ts'

/**
 * A gesture is one drag, or one burst of key presses on the same control: however many values it passes through, it is
 * one step of undo, and the link in the address bar waits until it is over.
 */
const QUIET_MS = 500

let active: string | null = null
/** By a hand that holds on, not by keys. */
let held = false
let recorded = false
/** Of a burst: is this the turn of the event loop in which its key was pressed? */
let fresh = true
let turn: ReturnType<typeof setTimeout> | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Is a hand (or a held key) on a control right now? */
export function inGesture(): boolean {
  return active !== null
}

/** During a gesture in the next frame, where only the newest change of a kind counts (or the newest few); else at once. */
export function paced(key: string, work: () => void, most?: number): void {
  if (active === null) work()
  else inNextFrame(key, work, most)
}

/** Called when a gesture ends. Returns the way to stop listening. */
export function onGestureEnd(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Is a hand on a control that has not let go? Keys on a control are a gesture, but no drag. */
export function inDrag(): boolean {
  return active !== null && held
}

export function beginGesture(key: string): void {
  clearTimeout(timer)
  clearTimeout(turn)
  fresh = true
  held = true
  if (active === key) return
  active = key
  recorded = false
}

export function endGesture(): void {
  clearTimeout(timer)
  if (active === null) return
  // the last move of the hand belongs to the gesture
  doWaiting()
  active = null
  recorded = false
  for (const listener of listeners) listener()
}

/** For controls without a press and a release: the gesture ends by itself when the changes stop. */
export function touchGesture(key: string): void {
  if (active !== null && active !== key) endGesture()
  beginGesture(key)
  held = false
  turn = setTimeout(() => {
    fresh = false
  })
  timer = setTimeout(endGesture, QUIET_MS)
}

/** Undo asks before every entry: the first change of a gesture is one, the rest are part of it. */
export function shouldRecord(): boolean {
  // a change that no key of the burst has made is another step
  if (!fresh) endGesture()
  if (active === null) return true
  if (recorded) return false
  recorded = true
  return true
}
