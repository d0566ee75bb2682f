import { memo, type ReactElement } from 'react'
import type { FigureName } from '../../core/evaluation.ts'

interface OutputProps {
  /** Those of a whole file have their own. */
  readonly name: FigureName | `file_${string}`
  readonly value: number
  readonly reason?: string | undefined
  /** One text, so that an unchanged figure is not drawn again; none where nobody sees it. */
  readonly children?: string
}

/** Every figure of the page is one of these, once. */
export const Output = memo(function Output({ name, value, reason, children }: OutputProps): ReactElement {
  return (
    <output
      data-figure={name}
      // the full precision: what scripts and tests read
      data-value={String(value)}
      title={reason}
      aria-live="off"
      className={Number.isNaN(value) ? 'undefined' : undefined}
    >
      {children}
      {reason ? <span className="visually-hidden"> ({reason})</span> : null}
    </output>
  )
})
