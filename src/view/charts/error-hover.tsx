import { type ReactElement, useState } from 'react'
import { later } from '../later.tsx'
import { inGesture } from '../../state/gesture.ts'
import type { ErrorTooltipProps } from './error-tooltip.tsx'

const Body = later(() => import('./error-tooltip.tsx').then((part) => part.ErrorTooltip))

/** Follows the pointer over the errors. What it tells is downloaded when a pointer first comes. */
export function ErrorHover(props: Omit<ErrorTooltipProps, 'at'>): ReactElement {
  const [at, setAt] = useState<number | null>(null)
  return (
    <div
      className="hover-area"
      onPointerMove={(event) => {
        if (!inGesture()) setAt(event.clientX - event.currentTarget.getBoundingClientRect().left)
      }}
      onPointerLeave={() => setAt(null)}
    >
      {at === null ? null : <Body {...props} at={at} />}
    </div>
  )
}
