import { type ComponentType, type ReactElement, Suspense, useEffect, useState } from 'react'
import { once } from '../core/once.ts'
import { partFailed } from '../state/session-store.ts'
import { ErrorBoundary } from './error-boundary.tsx'

export interface Later<P> {
  (props: P): ReactElement
  /** Downloads the part before it is drawn. */
  readonly preload: () => Promise<void>
}

/**
 * A part of the page that is downloaded when it is first drawn. Until then its place is empty, and so it stays where the
 * part cannot be had: the page then says so and goes on without it. Not React's `lazy`: an empty place, once drawn, would
 * stay empty for 300 ms, however soon the part is there. Words or methods that a part waits for hold up nothing else.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let part: ComponentType<P> | null = null
  const preload = once(async () => {
    part = await load()
  })
  function Later(props: P): ReactElement {
    const [Part, setPart] = useState(() => {
      preload().catch(() => undefined)
      return part
    })
    useEffect(() => {
      preload().then(() => setPart(() => part), partFailed)
    }, [])
    return (
      <ErrorBoundary fallback={null} onFail={partFailed}>
        <Suspense>{Part ? <Part {...props} /> : null}</Suspense>
      </ErrorBoundary>
    )
  }
  return Object.assign(Later, { preload })
}
