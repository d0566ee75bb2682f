import { type ComponentProps, lazy, type ReactElement, Suspense, useState } from 'react'
import { inGesture } from '../../state/gesture.ts'

const Body = lazy(async () => ({ default: (await import('./error-tooltip.tsx')).ErrorTooltip }))

/** Follows the pointer over the errors. What it tells is downloaded when a pointer first comes. */
export function ErrorHover(props: Omit<ComponentProps<typeof Body>, 'at'>): ReactElement {
  const [at, setAt] = useState<number | null>(null)
  return (
    <div
      className="hover-area"
      onPointerMove={(event) => {
        if (!inGesture()) setAt(event.clientX - event.currentTarget.getBoundingClientRect().left)
      }}
      onPointerLeave={() => setAt(null)}
    >
      {at === null ? null : (
        <Suspense>
          <Body {...props} at={at} />
        </Suspense>
      )}
    </div>
  )
}
