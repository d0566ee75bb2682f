import { ticks as d3ticks } from 'd3-array'
import { type ReactElement } from 'react'
import { later } from '../later.tsx'
import type { Evaluation } from '../../core/evaluation.ts'
import { placed } from '../../i18n/numbers.ts'
import { useSession, useWords } from '../hooks.ts'
import { type Domain, finite, tickFormat } from './domain.ts'
import { At, Frame, weightTicks } from './frame.tsx'
import { hoverHandlers } from './hover.ts'
import { linear } from './linear.ts'
import { codeAt, levelCounts, type RangeOnChart, stepOf } from './model.ts'
import { HoverBand } from './parts.tsx'
import { stairPath } from './paths.ts'
import { LETTER, type Plot, px, type Style, useWeightPlot } from './plot.ts'
import { useShapes } from './use-shapes.ts'

const Scatter = later(() => import('./scatter.tsx').then((part) => part.Scatter))

interface Props {
  readonly evaluation: Evaluation
  readonly domain: Domain
  readonly range: RangeOnChart | null
  readonly width: number
  readonly height: number
  readonly style: Style
  readonly choose: (near: number) => void
}

type Y = (value: number) => number
type Seen = readonly [least: number, greatest: number]

/** How far labels of the value axis may reach beyond the margin that all charts have, in pixels. */
const LABELS_OUTSIDE = 9

/** The least and the greatest of what becomes of the weights in view; ∞ and −∞ where there are none. */
function inView({ staircase, scatter }: Evaluation, domain: Domain): Seen {
  const stairs = staircase ?? scatter
  let lo = Number.POSITIVE_INFINITY
  let hi = Number.NEGATIVE_INFINITY
  stairs?.y.forEach((value, i) => {
    const x = stairs.x[i] ?? Number.NaN
    if (x < domain.lo || x > domain.hi || !Number.isFinite(value)) return
    lo = Math.min(lo, value)
    hi = Math.max(hi, value)
  })
  return [lo, hi]
}

/** The levels, widened by 0.8 step so that the flats do not lie on the frame; never wider than the view needs. */
function valueRange([lo, hi]: Seen, evaluation: Evaluation, domain: Domain): [number, number] {
  if (!(lo <= hi)) return [domain.lo, domain.hi]
  const step = Math.abs(stepOf(evaluation) ?? 0)
  const view = domain.hi - domain.lo
  const pad = finite(Math.max(0.8 * Math.min(step, view), 0.06 * hi - 0.06 * lo, 0.02 * domain.hi - 0.02 * domain.lo))
  return [finite(lo - pad), finite(hi + pad)]
}

/** What each weight becomes: Q(x) over x, beside the diagonal that loses nothing. */
export function StaircaseChart({ evaluation, domain, range, width, height, style, choose }: Props): ReactElement {
  const words = useWords()
  const seen = inView(evaluation, domain)
  const [low, high] = valueRange(seen, evaluation, domain)
  const yTicks = high - low < Infinity ? d3ticks(low, high, height < 140 ? 3 : 5) : [-1e308, 0, 1e308]
  const values = tickFormat((yTicks[1] ?? 1) - (yTicks[0] ?? 0), Math.max(Math.abs(low), Math.abs(high)))
  // long labels reach as far out as the page has room, then the plot gives way
  const labels = style.font * LETTER * Math.max(0, ...yTicks.map((tick) => values.format(tick).length))
  const plot = useWeightPlot(width, height, style, domain, Math.max(style.left, Math.round(labels) - LABELS_OUTSIDE))
  const y = linear(low, high, plot.bottom, plot.top)
  const stairs = useShapes(evaluation).staircase
  const summary = stairs
    ? words.charts.summaries.staircase(
        levelCounts(evaluation).used,
        placed(evaluation.grid.low[0] ?? low, high - low),
        placed(evaluation.grid.high[0] ?? high, high - low),
      )
    : words.charts.summaries.scatter(evaluation.scatter?.x.length ?? 0)
  const from = Math.max(domain.lo, low)
  const to = Math.min(domain.hi, high)
  return (
    <div className="staircase-chart" {...hoverHandlers(plot, choose)}>
      <Frame
        plot={plot}
        label={summary}
        factor={domain.factor}
        yFactor={values.factor}
        xTicks={weightTicks(plot, domain)}
        yTicks={yTicks.map((tick) => ({ at: y(tick), text: values.format(tick) }))}
        interactive={stairs ? null : <Scatter plot={plot} y={y} evaluation={evaluation} />}
      >
        {to > from ? (
          <path className="stair-diagonal" d={`M${px(plot.x(from))} ${px(y(from))}L${px(plot.x(to))} ${px(y(to))}`} />
        ) : null}
        {stairs ? <path className="stair" d={stairPath(plot, y, stairs.x, stairs.y, domain.lo, domain.hi)} /> : null}
        {stairs && range ? (
          <path
            className="stair clipped-line"
            d={
              stairPath(plot, y, stairs.x, stairs.y, domain.lo, Math.min(domain.hi, range.clipLow)) +
              stairPath(plot, y, stairs.x, stairs.y, Math.max(domain.lo, range.clipHigh), domain.hi)
            }
          />
        ) : null}
        <HoverBand plot={plot} evaluation={evaluation} />
        <Guide plot={plot} y={y} />
        {stairs ? <CodeLabels plot={plot} y={y} evaluation={evaluation} seen={seen} /> : null}
      </Frame>
    </div>
  )
}

/** Codes at both ends and at the zero point: the axis of a stored number. */
function CodeLabels({
  plot,
  y,
  evaluation,
  seen: [low, high],
}: {
  plot: Plot
  y: Y
  evaluation: Evaluation
  seen: Seen
}): ReactElement | null {
  const words = useWords()
  const { levels, grid } = evaluation
  if (!levels || !grid.codes || levels.values.length < 2) return null
  const last = levels.values.length - 1
  const step = Math.abs(stepOf(evaluation) ?? 0)
  const zero = grid.zeroPoints?.[0]
  const inside = (at: number): boolean => at >= plot.top - 1 && at <= plot.bottom + 1
  const zeroX = plot.x(0)

  function end(out: -1 | 1, index: number): ReactElement | null {
    const level = levels?.values[index] ?? 0
    const half = Math.abs(level - (levels?.values[index - out] ?? level)) / 2
    // only of a level that some weight in view would become
    return levels && Math.abs(level - (out < 0 ? low : high)) <= half / 2 ? (
      <EndCode
        plot={plot}
        x={level}
        y={y(level)}
        half={half}
        out={out}
        all={low === high}
        code={codeAt(levels, index)}
      />
    ) : null
  }

  return (
    <g>
      {end(-1, 0)}
      {end(1, last)}
      {zero !== undefined && zeroX > plot.left + 150 && inside(y(0)) && step > 0 && zero !== codeAt(levels, 0) ? (
        <At x={zeroX} y={y(0)}>
          <path className="leader" d="M-3 -1L-24 -10" />
          <text className="strong-label halo" x="-28" y="-8" textAnchor="end">
            {words.charts.zeroPoint(zero)}
          </text>
        </At>
      ) : null}
    </g>
  )
}

/**
 * The code of the least (`out` −1) or the greatest level: on its flat; where that is too short, on the empty side of the
 * steps; where it is all of the view, at that end of it which the diagonal leaves free.
 */
function EndCode(props: {
  readonly plot: Plot
  /** The level: its value, and its height in the chart. */
  readonly x: number
  readonly y: number
  /** How far it is from there to the step to the next level. */
  readonly half: number
  readonly out: -1 | 1
  /** Is it what every weight in view becomes? */
  readonly all: boolean
  readonly code: number
}): ReactElement {
  const { plot, x, y, half, out, all, code } = props
  const words = useWords()
  const { font } = plot.style
  const { left, right } = plot
  const from = Math.min(right, Math.max(left, plot.x(x + out * half)))
  const beside = out * Math.min(out * from - 3 * font, out * plot.x(x - out * half) - 6)
  const room = 5 * font
  const aside =
    !all && (out < 0 ? from - left : right - from) < room && (out < 0 ? right - beside : beside - left) > room
  const atLeft = out < 0 !== all
  const end = atLeft ? { x: left + 8, y: y - 6 } : { x: right - 6, y: y + font + 4 }
  return (
    <At x={aside ? beside : end.x} y={aside ? y + 4 : end.y}>
      <text className="strong-label halo" textAnchor={atLeft ? 'start' : 'end'}>
        {words.charts.code(code)}
      </text>
    </At>
  )
}

/** From the chosen weight up to the staircase and over to its value. */
function Guide({ plot, y }: { plot: Plot; y: Y }): ReactElement | null {
  const picked = useSession((session) => session.picked)
  const x = picked?.steps[0]?.value
  const value = picked?.quantized
  if (x === undefined || value === undefined) return null
  const at = plot.x(x)
  const height = y(value)
  if (!(at >= plot.left && at <= plot.right && height >= plot.top - 2 && height <= plot.bottom + 2)) return null
  return (
    <g>
      <path className="guide" d={`M${px(at)} ${plot.bottom}V${px(height)}H${plot.left}`} />
      <circle cx={at} cy={plot.bottom} r="3.5" fill="var(--original)" />
      <circle cx={at} cy={height} r="5" fill="var(--quantized)" stroke="var(--ink)" strokeWidth="1.4" />
    </g>
  )
}
