import { memo, type ReactElement, type ReactNode } from 'react'
import { type CountAxis, shortCount } from './count-scale.ts'
import type { Domain } from './domain.ts'
import { LETTER, type Plot, px } from './plot.ts'

interface Tick {
  readonly at: number
  readonly text: string
  readonly mark?: boolean
}

interface Props {
  readonly plot: Plot
  readonly label: string
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
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
        <Grid plot={plot} ticks={yTicks} />
        {children}
        <Baseline plot={plot} ticks={xTicks} />
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

/** Text that moves: the browser lays out a text again when its own place changes, but not when that of a group does. */
export function At({ x, y, children }: { x: number; y: number; children: ReactNode }): ReactElement {
  return <g transform={`translate(${px(x)} ${px(y)})`}>{children}</g>
}

interface AxisProps {
  readonly plot: Plot
  readonly ticks: readonly Tick[]
}

/** Axes stand still while bars move: they are drawn again only when something of theirs is another. */
function sameAxis(a: AxisProps, b: AxisProps): boolean {
  const [p, q] = [a.plot, b.plot]
  return (
    p.width === q.width &&
    p.height === q.height &&
    p.left === q.left &&
    p.style === q.style &&
    a.ticks.length === b.ticks.length &&
    a.ticks.every((tick, i) => {
      const other = b.ticks[i]
      return tick.at === other?.at && tick.text === other.text && tick.mark === other.mark
    })
  )
}

const Grid = memo(function Grid({ plot, ticks }: AxisProps): ReactElement {
  return (
    <>
      <g className="grid">
        {ticks.map((tick) => (
          <path key={tick.text} d={`M${plot.left} 0H${plot.right}`} transform={`translate(0 ${px(tick.at) + 0.5})`} />
        ))}
      </g>
      <g className="tick-labels" textAnchor="end">
        {ticks.map((tick) => (
          <At key={tick.text} x={plot.left - 7} y={tick.at}>
            <text dy="0.35em">{tick.text}</text>
          </At>
        ))}
      </g>
    </>
  )
}, sameAxis)

const Baseline = memo(function Baseline({ plot, ticks }: AxisProps): ReactElement {
  const baseline = px(plot.bottom) + 0.5
  const labels = withoutCollisions(ticks, plot.style.font)
  return (
    <>
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
        d={ticks
          .filter((tick) => tick.mark !== false)
          .map((tick) => `M${px(tick.at)} ${baseline}v5`)
          .join('')}
      />
    </>
  )
}, sameAxis)

export function countTicks(plot: Plot, axis: CountAxis): { at: number; text: string }[] {
  return axis.ticks.map((tick) => ({
    at: plot.bottom - axis.share(tick) * (plot.bottom - plot.top),
    text: shortCount(tick),
  }))
}

/** Labels of the weights' axis; without marks where levels stand in their place. */
export function weightTicks(plot: Plot, { ticks, format }: Domain, mark = true): Tick[] {
  return ticks.map((tick) => ({ at: plot.x(tick), text: format(tick), mark }))
}

/** Labels that would run into the one before are left out; their marks stay. */
function withoutCollisions(ticks: readonly Tick[], font: number): Tick[] {
  const half = (text: string): number => (text.length * font * LETTER) / 2
  let end = Number.NEGATIVE_INFINITY
  const inOrder = [...ticks].sort((a, b) => a.at - b.at)
  return inOrder.filter(({ at, text }) => {
    if (at - half(text) < end + 4) return false
    end = at + half(text)
    return true
  })
}
