import { once } from '../../core/once.ts'
import { inGesture } from '../../state/gesture.ts'
import { type Place, placeAt } from './place.ts'

/** A pointer that passes by asks nothing. */
const ASKS_AFTER_MS = 400
/** Long enough to go from the word to what is said of it. */
const STAYS_MS = 300

const loadTip = once(() => import('./tip.ts'))

let tip: Awaited<ReturnType<typeof loadTip>> | undefined
/** What is explained now. */
let current: Place | null = null
/** What will be explained (or nothing) when the timer is over, and whether the focus asked for it. */
let next: Place | null = null
let byFocus = false
let timer: ReturnType<typeof setTimeout> | undefined
/** Pressed: it says nothing more until the pointer has been elsewhere. */
let pressed: Element | undefined

const same = (one: Place | null, other: Place | null): boolean => one?.anchor === other?.anchor && one?.id === other?.id

/**
 * From now on every word of the page explains itself to who points at it, comes to it with the keyboard, or touches it.
 * One set of listeners for all; nothing is drawn by React, and nothing happens while a hand drags.
 */
export function explainTerms(): void {
  document.addEventListener('pointerover', pointed, { passive: true })
  document.documentElement.addEventListener('pointerleave', () => change(null, STAYS_MS), { passive: true })
  document.addEventListener('pointerdown', press, { capture: true, passive: true })
  document.addEventListener('click', click)
  document.addEventListener('focusin', focused)
  document.addEventListener('focusout', () => {
    if (byFocus) hide()
  })
  addEventListener('keydown', key, { capture: true })
  addEventListener('scroll', scrolled, { capture: true, passive: true })
  addEventListener('resize', hide)
}

function pointed(event: PointerEvent): void {
  if (event.buttons !== 0 || event.pointerType === 'touch' || inGesture()) return
  if (tip?.holds(event.target)) {
    change(current, 0)
    return
  }
  const place = placeAt(event.target)
  if (place && place.anchor === pressed) return
  pressed = undefined
  if (!place && byFocus) return
  change(place, place ? ASKS_AFTER_MS : STAYS_MS)
}

function focused({ target }: FocusEvent): void {
  const place = target instanceof Element && target.matches(':focus-visible') ? placeAt(target) : null
  if (place) change(place, ASKS_AFTER_MS, true)
}

function press(event: PointerEvent): void {
  pressed = placeAt(event.target)?.anchor
  hide()
}

/** A touch, or a press on a word that is a button. */
function click(event: MouseEvent): void {
  const place = placeAt(event.target)
  const touched = event instanceof PointerEvent && event.pointerType === 'touch'
  if (!place || place.anchor instanceof HTMLSelectElement) return
  if (touched || place.anchor instanceof HTMLButtonElement) change(place, 0)
}

function key(event: KeyboardEvent): void {
  if (current && !current.anchor.isConnected) hide()
  if (event.key !== 'Escape') return
  // what is open on top closes first
  if (tip?.isOpen()) event.stopPropagation()
  hide()
}

/** What is told goes; what has been asked for since is told where it stands by then. */
function scrolled(): void {
  if (same(current, next)) return hide()
  current = null
  tip?.hide()
}

function change(place: Place | null, afterMs: number, focus = false): void {
  if (same(place, next) && !focus) return
  clearTimeout(timer)
  next = place
  byFocus = focus
  timer = setTimeout(() => {
    if (!place) return hide()
    current = place
    void show(place)
  }, afterMs)
}

async function show(place: Place): Promise<void> {
  tip ??= await loadTip()
  await tip.show(place, () => current === place && place.anchor.isConnected)
}

function hide(): void {
  clearTimeout(timer)
  current = null
  next = null
  byFocus = false
  tip?.hide()
}
