import { memo, type ReactElement } from 'react'
import type { FigureName } from '../../core/evaluation.ts'

/** The full precision of a figure: what scripts and tests read. */
export const dataValue = (value: number): string => String(value)

interface OutputProps {
  readonly name: FigureName
  readonly value: number
  readonly reason?: string | undefined
  /** One text, so that an unchanged figure is not drawn again. */
  readonly children: string
}

/** Every figure of the page is one of these, once. */
export const Output = memo(function Output({ name, value, reason, children }: OutputProps): ReactElement {
  return (
    <output
      data-figure={name}
      data-value={dataValue(value)}
      title={reason}
      aria-live="off"
      className={Number.isNaN(value) ? 'undefined' : undefined}
    >
      {children}
      {reason ? <span className="visually-hidden"> ({reason})</span> : null}
    </output>
  )
})
