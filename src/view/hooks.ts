import { createContext, use, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import type { Locale } from '../core/words.ts'
import type { Messages, RareMessages } from '../i18n/index.ts'
import type { Opener } from '../state/open.ts'
import type { Runner } from '../state/runner.ts'
import type { Scene } from '../state/scene.ts'
import { sceneStore } from '../state/scene-store.ts'
import { type Session, sessionStore } from '../state/session-store.ts'
import { rareWords } from './rare-words.ts'

export interface Services {
  readonly runner: Runner
  /** Downloaded with the first thing that is opened. */
  readonly opener: () => Promise<Opener>
}

export interface Language {
  readonly locale: Locale
  readonly words: Messages
}

export const ServicesContext = createContext<Services | null>(null)
export const LanguageContext = createContext<Language | null>(null)

function present<T>(value: T | null): T {
  if (value === null) throw new Error('context is missing')
  return value
}

export const useServices = (): Services => present(useContext(ServicesContext))
export const useLanguage = (): Language => present(useContext(LanguageContext))
export const useWords = (): Messages => useLanguage().words

/** What the first picture does without; suspends for the moment until it is downloaded. */
export const useRareWords = (): RareMessages => use(rareWords(useLanguage().locale))

export const useScene = <T>(select: (scene: Scene) => T): T => useStore(sceneStore, select)
export const useSession = <T>(select: (session: Session) => T): T => useStore(sessionStore, select)

export type Width = 'wide' | 'middle' | 'narrow'

const narrow = matchMedia('(max-width: 719px)')
const middle = matchMedia('(max-width: 1179px)')

const currentWidth = (): Width => (narrow.matches ? 'narrow' : middle.matches ? 'middle' : 'wide')

function watchWidth(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  middle.addEventListener('change', listener)
  return () => {
    narrow.removeEventListener('change', listener)
    middle.removeEventListener('change', listener)
  }
}

/** Which of the three layouts the window has room for. */
export const useWidth = (): Width => useSyncExternalStore(watchWidth, currentWidth)

/** The size of an element, kept up to date; 0 × 0 before the first layout. */
export function useSize<E extends Element>(): [React.RefObject<E | null>, { width: number; height: number }] {
  const ref = useRef<E>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { width, height } = entry.contentRect
      // before this frame is painted: what has the old size would lie over its neighbours
      flushSync(() => setSize((old) => (old.width === width && old.height === height ? old : { width, height })))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, size]
}
