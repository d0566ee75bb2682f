import { inGesture } from './gesture.ts'
import { type Session, sessionStore } from './session-store.ts'

/** Progress appears only when the work takes this long, and then stays at least as long as LEAST. */
const AFTER_MS = 300
/** Before the first picture the page itself is still coming; what tells of progress would come between. */
const FIRST_AFTER_MS = 1500
const LEAST_MS = 400

let timer: ReturnType<typeof setTimeout> | undefined
let shownAt = 0

/** Keeps `long` of the session: has the work under way lasted long enough to be worth a word? */
export function followWork(): void {
  follow(sessionStore.getState(), null)
  sessionStore.subscribe(follow)
}

function follow(now: Session, before: Session | null): void {
  // as long as results follow the hand nobody waits, even where none of them is the last word
  const moved = now.shown !== before?.shown && inGesture()
  if (now.status === before?.status && !moved) return
  clearTimeout(timer)
  if (now.status === 'working') timer = setTimeout(() => set(true), now.shown ? AFTER_MS : FIRST_AFTER_MS)
  else if (now.long) timer = setTimeout(() => set(false), Math.max(0, LEAST_MS - (performance.now() - shownAt)))
}

function set(long: boolean): void {
  if (long) shownAt = performance.now()
  sessionStore.setState({ long })
}
