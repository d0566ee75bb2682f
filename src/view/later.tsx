import { type ComponentType, lazy, type ReactElement, Suspense } from 'react'
import { partFailed } from '../state/session-store.ts'
import { ErrorBoundary } from './error-boundary.tsx'

/**
 * A part of the page that is downloaded when it is first drawn. Until then its place is empty, and so it stays where the
 * part cannot be had: the page then says so and goes on without it.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => ReactElement {
  const Part = lazy(async () => ({ default: await load() }))
  return function Later(props) {
    return (
      <ErrorBoundary fallback={null} onFail={partFailed}>
        <Suspense>
          <Part {...props} />
        </Suspense>
      </ErrorBoundary>
    )
  }
}
