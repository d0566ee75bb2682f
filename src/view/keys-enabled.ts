import { useSyncExternalStore } from 'react'

const STORED = 'quantscope.keys'
const listeners = new Set<() => void>()

function stored(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

/** Single keys can be switched off; the choice stays in this browser. */
export const keysEnabled = {
  get: stored,
  set(on: boolean): void {
    try {
      localStorage.setItem(STORED, on ? 'on' : 'off')
    } catch {
      // without storage the keys stay on
    }
    for (const listener of listeners) listener()
  },
}

export function useKeysEnabled(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, stored)
}
