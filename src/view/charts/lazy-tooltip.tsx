import type { ReactElement } from 'react'
import { later } from '../later.tsx'
import { useSession } from '../hooks.ts'
import type { TooltipProps } from './tooltip.tsx'

const Body = later(() => import('./tooltip.tsx').then((part) => part.Tooltip))

/** The tooltip, downloaded when a pointer first comes near. */
export function Tooltip(props: TooltipProps): ReactElement | null {
  const near = useSession((session) => session.hover !== null)
  return near ? <Body {...props} /> : null
}
