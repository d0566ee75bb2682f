import { memo, type ReactElement } from 'react'
import { greatest } from '../../core/numeric/greatest.ts'
import type { Spark } from '../../state/file/scanner.ts'

const WIDTH = 112
const HEIGHT = 26

/** The histogram of one tensor over ± its greatest weight, counts on a √ scale: one path. */
export const Sparkline = memo(function Sparkline({ spark, faint }: { spark: Spark; faint: boolean }): ReactElement {
  return (
    <svg
      className={faint ? 'spark faint' : 'spark'}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <path d={sparkPath(spark)} />
    </svg>
  )
})

function sparkPath({ low, high, counts }: Spark): string {
  const most = greatest(counts)
  const reach = Math.max(Math.abs(low), Math.abs(high))
  if (most === 0 || reach === 0) return ''
  const x = (value: number): string => ((value / reach + 1) * (WIDTH / 2)).toFixed(2)
  const bar = (high - low) / counts.length
  let path = `M${x(low)} ${HEIGHT}`
  for (let i = 0; i < counts.length; i++) {
    const y = (HEIGHT - 1 - (HEIGHT - 1) * Math.sqrt((counts[i] ?? 0) / most)).toFixed(2)
    path += `V${y}H${x(low + (i + 1) * bar)}`
  }
  return `${path}V${HEIGHT}Z`
}
