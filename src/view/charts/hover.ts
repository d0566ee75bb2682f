import type { PointerEvent } from 'react'
import { inGesture } from '../../state/gesture.ts'
import { sessionStore } from '../../state/session-store.ts'
import type { Plot } from './plot.ts'

/** Pointer handlers of a chart of weights: the band follows, a click chooses the nearest weight. */
export function hoverHandlers(plot: Plot, choose?: (near: number) => void) {
  const valueAt = (event: PointerEvent<Element>): number | null => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    return x >= plot.left && x <= plot.right ? plot.x.invert(x) : null
  }
  return {
    onPointerMove: (event: PointerEvent<Element>) => {
      if (!inGesture()) sessionStore.setState({ hover: valueAt(event) })
    },
    onPointerLeave: () => sessionStore.setState({ hover: null }),
    onPointerDown: (event: PointerEvent<Element>) => {
      const near = valueAt(event)
      const onHandle = event.target instanceof Element && event.target.closest('.handle')
      if (onHandle) sessionStore.setState({ hover: null })
      else if (near !== null && event.button === 0) choose?.(near)
    },
  }
}
