import type { ReactElement } from 'react'
import type { Plot } from './plot.ts'

export interface Line {
  readonly className?: string
  readonly strong?: boolean
  readonly text: string
}

/** Digits after the point that tell the edges of a bin apart. */
export function decimals(width: number): number {
  return Math.min(10, Math.max(0, Math.ceil(-Math.log10(width) - 1e-9) + 1))
}

/** Lines beside the pointer at `x`, on the side that has more room, so that they cover neither the band nor a grip. */
export function TooltipBox({ plot, x, lines }: { plot: Plot; x: number; lines: readonly Line[] }): ReactElement {
  const toLeft = x > (plot.left + plot.right) / 2
  const style = {
    top: plot.top + 16,
    ...(toLeft ? { right: plot.width - x + 14 } : { left: x + 14 }),
  }
  return (
    <div className="tooltip" style={style} aria-hidden="true">
      {lines.map((line) => (
        <div key={line.text} className={line.className}>
          {line.strong ? <b>{line.text}</b> : line.text}
        </div>
      ))}
    </div>
  )
}
