import type { ReactElement, ReactNode } from 'react'
import { type CountAxis, shortCount } from './count-scale.ts'
import { type Plot, px } from './plot.ts'

interface Props {
  readonly plot: Plot
  readonly label: string
  readonly xTicks: readonly { readonly at: number; readonly text: string; readonly mark?: boolean }[]
  readonly yTicks: readonly { readonly at: number; readonly text: string }[]
  /** A power of ten that all labels of the x axis, or of the y axis, leave out. */
  readonly factor?: string
  readonly yFactor?: string
  readonly children: ReactNode
  /** Drawn above everything: handles, labels. */
  readonly front?: ReactNode
  readonly interactive?: ReactNode
  readonly svgRef?: React.Ref<SVGSVGElement>
}

/** Grid, baseline and ticks. The picture has one sentence for those who do not see it; the table is behind "Table". */
export function Frame({
  plot,
  label,
  factor,
  yFactor,
  xTicks,
  yTicks,
  children,
  front,
  interactive,
  svgRef,
}: Props): ReactElement {
  const baseline = px(plot.bottom) + 0.5
  const labels = withoutCollisions(xTicks, plot.style.font)
  return (
    <div className="chart" style={{ height: plot.height }}>
      <svg
        ref={svgRef}
        width={plot.width}
        height={plot.height}
        style={{ fontSize: plot.style.font }}
        role="img"
        aria-label={label}
      >
        <g className="grid">
          {yTicks.map((tick) => (
            <path key={tick.text} d={`M${plot.left} ${px(tick.at) + 0.5}H${plot.right}`} />
          ))}
        </g>
        <g className="tick-labels" textAnchor="end">
          {yTicks.map((tick) => (
            <text key={tick.text} x={plot.left - 7} y={tick.at} dy="0.35em">
              {tick.text}
            </text>
          ))}
        </g>
        {children}
        <path className="baseline" d={`M${plot.left} ${baseline}H${plot.right}`} />
        <g className="tick-labels" textAnchor="middle">
          {labels.map((tick) => (
            <text key={tick.text} x={tick.at} y={plot.height - (plot.style.bottom > 30 ? plot.style.font - 3 : 4)}>
              {tick.text}
            </text>
          ))}
        </g>
        <path
          className="tick-marks"
          d={xTicks
            .filter((tick) => tick.mark !== false)
            .map((tick) => `M${px(tick.at)} ${baseline}v5`)
            .join('')}
        />
        {factor ? (
          <text x={plot.right} y={plot.bottom - 6} textAnchor="end" className="halo">
            {factor}
          </text>
        ) : null}
        {yFactor ? (
          <text x={plot.left + 6} y={plot.top + plot.style.font} className="halo">
            {yFactor}
          </text>
        ) : null}
        {front}
      </svg>
      {interactive}
    </div>
  )
}

export function countTicks(plot: Plot, axis: CountAxis): { at: number; text: string }[] {
  return axis.ticks.map((tick) => ({
    at: plot.bottom - axis.share(tick) * (plot.bottom - plot.top),
    text: shortCount(tick),
  }))
}

/** Labels that would run into the one before are left out; their marks stay. The width is that of a wide font. */
function withoutCollisions<T extends { readonly at: number; readonly text: string }>(
  ticks: readonly T[],
  font: number,
): T[] {
  const half = (text: string): number => (text.length * font * 0.62) / 2
  let end = Number.NEGATIVE_INFINITY
  const inOrder = [...ticks].sort((a, b) => a.at - b.at)
  return inOrder.filter(({ at, text }) => {
    if (at - half(text) < end + 4) return false
    end = at + half(text)
    return true
  })
}
