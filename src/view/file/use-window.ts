import { type RefObject, useEffect, useState } from 'react'

/** Fewer rows than this are simply all drawn. */
const VIRTUAL_FROM = 200
/** Rows beyond the window, so that a turn of the wheel does not meet an empty place. */
const BEYOND = 12

export interface Window {
  readonly from: number
  readonly to: number
}

/** Which rows of equal height are in sight, whatever it is that scrolls. */
export function useWindow(body: RefObject<HTMLElement | null>, count: number, height: number): Window {
  const [first, setFirst] = useState(0)
  const [visible, setVisible] = useState(60)
  const virtual = count >= VIRTUAL_FROM
  useEffect(() => {
    if (!virtual) return
    const look = (): void => {
      const top = body.current?.getBoundingClientRect().top ?? 0
      const step = BEYOND / 2
      // in steps, so that most turns of the wheel draw nothing anew
      setFirst(Math.max(0, Math.floor(-top / height / step) * step))
      setVisible(Math.ceil(innerHeight / height))
    }
    look()
    // scrolling does not bubble, but it is captured
    const options = { capture: true, passive: true }
    addEventListener('scroll', look, options)
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look, options)
      removeEventListener('resize', look)
    }
  }, [body, virtual, height])
  if (!virtual) return { from: 0, to: count }
  const from = Math.max(0, Math.min(first - BEYOND, count - visible))
  return { from, to: Math.min(count, Math.max(0, first) + visible + 2 * BEYOND) }
}
