import type { ReactElement, ReactNode } from 'react'
import { useWords } from '../hooks.ts'

/** Which colour is which, where both histograms are one chart. */
export function PhoneLegend({ children }: { children?: ReactNode }): ReactElement {
  const { charts } = useWords()
  return (
    <div className="phone-legend">
      <span className="key original-name">{charts.original}</span>
      <span className="key quantized-name">{charts.quantized}</span>
      {children}
    </div>
  )
}
