import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * For a part of the page that goes away under the hand: the focus it had goes on to what `to` selects, else to the
 * figures, or to the main part where there are none yet. Otherwise a keyboard would start again at the top of the page.
 */
export function usePassFocus<E extends HTMLElement>(to = '#figures'): RefObject<E | null> {
  const ref = useRef<E>(null)
  useLayoutEffect(() => {
    const part = ref.current
    return () => {
      if (!part?.contains(document.activeElement)) return
      // not before what takes its place is there
      queueMicrotask(() => {
        const next = [to, '#figures', '#main'].map((each) => document.querySelector<HTMLElement>(each)).find(Boolean)
        next?.focus({ preventScroll: true })
      })
    }
  }, [to])
  return ref
}
