import { type Blocked, sessionStore } from './session-store.ts'

/** There is nothing to show, and why. */
export function block(blocked: Blocked): void {
  sessionStore.setState({
    status: 'error',
    blocked,
    shown: null,
    unhurried: null,
    settled: null,
    picked: null,
    progress: null,
  })
}

/** A link that cannot be read stays on show until the reader moves on, whatever else comes to its end meanwhile. */
export function isDamaged(): boolean {
  return sessionStore.getState().blocked?.kind === 'link-damaged'
}
