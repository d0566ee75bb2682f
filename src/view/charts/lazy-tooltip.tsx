import { type ComponentProps, lazy, type ReactElement, Suspense } from 'react'
import { useSession } from '../hooks.ts'

const Body = lazy(async () => ({ default: (await import('./tooltip.tsx')).Tooltip }))

/** The tooltip, downloaded when a pointer first comes near. */
export function Tooltip(props: ComponentProps<typeof Body>): ReactElement | null {
  const near = useSession((session) => session.hover !== null)
  return near ? (
    <Suspense>
      <Body {...props} />
    </Suspense>
  ) : null
}
