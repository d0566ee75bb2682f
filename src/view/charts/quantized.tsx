import type { ReactElement } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import { placed } from '../../i18n/numbers.ts'
import { greatest } from '../../core/numeric/greatest.ts'
import { useWords } from '../hooks.ts'
import { edgeOf } from './domain.ts'
import { countTicks, Frame, weightTicks } from './frame.tsx'
import type { HistogramProps } from './histogram-props.ts'
import { hoverHandlers } from './hover.ts'
import { Tooltip } from './lazy-tooltip.tsx'
import { isDense, levelCounts, stepOf } from './model.ts'
import { OriginalShape } from './original-shape.tsx'
import { ClipRegions, HoverBand, LevelTicks, PickMark } from './parts.tsx'
import { barPath, clippedPath, levelBarPath, outside, stepPath } from './paths.ts'
import { type Plot, px, useWeightPlot } from './plot.ts'
import { useShapes } from './use-shapes.ts'

export function useQuantizedSummary(evaluation: Evaluation): string {
  const words = useWords()
  const { stats, quantized, quantizedBins: bins } = evaluation
  if (stats.finite === 0) return words.charts.summaries.empty
  const top = greatest(quantized)
  return words.charts.summaries.quantized(
    levelCounts(evaluation).used,
    outermost(evaluation, 'least'),
    outermost(evaluation, 'greatest'),
    placed(edgeOf(bins, quantized.indexOf(top) + 0.5), stats.max - stats.min),
    top,
    stats.finite,
    evaluation.clippedBelow,
    evaluation.clippedAbove,
  )
}

/** The quantized weights with the clipped part on top: a bar at every level, or an area where levels run together. */
export function QuantizedShape({
  plot,
  evaluation,
  axis,
}: Pick<HistogramProps, 'evaluation' | 'axis'> & { plot: Plot }): ReactElement {
  const { quantizedBins: bins, quantized, quantizedClipped, levels } = evaluation
  const dense = isDense(evaluation)
  if (!dense && levels) return <LevelBars plot={plot} evaluation={evaluation} levels={levels} axis={axis} />
  const all = (i: number): number => quantized[i] ?? 0
  const shape = dense ? stepPath(plot, bins, quantized, axis.share) : barPath(plot, bins, () => 0, all, axis.share)
  return (
    <>
      <path className={`quantized-fill${dense ? ' area' : ''}`} d={shape} />
      <path className="clipped-fill" d={clippedPath(plot, bins, quantized, quantizedClipped, axis.share)} />
    </>
  )
}

/** Bars at most one bin wide, each exactly at its level: at the bins they would stand in uneven gaps. */
function LevelBars({
  plot,
  evaluation,
  levels,
  axis,
}: Pick<HistogramProps, 'evaluation' | 'axis'> & {
  plot: Plot
  levels: NonNullable<Evaluation['levels']>
}): ReactElement {
  const { values, counts } = levels
  // the ends of clip are not those of the codes; levels on their way to other places keep theirs
  const [low = Number.NaN, high = Number.NaN] = [evaluation.grid.low[0], evaluation.grid.high[0]]
  const [first, last] = [values.indexOf(low), values.indexOf(high)]
  const clippedAt = (i: number): number =>
    (i === Math.max(0, first) ? evaluation.clippedBelow : 0) +
    (i === (last < 0 ? values.length - 1 : last) ? evaluation.clippedAbove : 0)
  const all = (i: number): number => counts[i] ?? 0
  const unclipped = (i: number): number => Math.max(0, all(i) - clippedAt(i))
  const step = Math.abs(stepOf(evaluation) ?? Number.POSITIVE_INFINITY)
  const width = Math.min(evaluation.bins.width, 0.7 * step)
  return (
    <>
      <path className="quantized-fill" d={levelBarPath(plot, values, width, () => 0, all, axis.share)} />
      <path className="clipped-fill" d={levelBarPath(plot, values, width, unclipped, all, axis.share)} />
    </>
  )
}

/** The least or the greatest of the quantized values: a level where they are listed, else the middle of a bin. */
function outermost({ levels, quantized, quantizedBins: bins, stats }: Evaluation, side: 'least' | 'greatest'): string {
  const counts = levels?.counts ?? quantized
  const step = side === 'least' ? 1 : -1
  let i = side === 'least' ? 0 : counts.length - 1
  while (counts[i] === 0) i += step
  return placed(levels ? (levels.values[i] ?? Number.NaN) : edgeOf(bins, i + 0.5), stats.max - stats.min)
}

/** What the weights become, in front of the outline of what they were. */
export function QuantizedChart(props: HistogramProps): ReactElement {
  const { evaluation, domain, axis, range, width, height, style, draggable } = props
  const words = useWords()
  const plot = useWeightPlot(width, height, style, domain)
  const drawn = useShapes(evaluation)
  const outline = <OriginalShape plot={plot} bins={evaluation.bins} counts={drawn.original} axis={axis} />
  const dense = isDense(evaluation)
  const beyond = outside(plot, evaluation.quantizedBins, evaluation.quantized)
  const ends = draggable ? range : null
  const label = useQuantizedSummary(evaluation)
  return (
    <div className="quantized-chart" {...hoverHandlers(plot)}>
      <Frame
        plot={plot}
        label={label}
        factor={domain.factor}
        xTicks={weightTicks(plot, domain, evaluation.levels === null)}
        yTicks={countTicks(plot, axis)}
        interactive={<Tooltip plot={plot} evaluation={evaluation} side="quantized" />}
        front={<PickMark plot={plot} of="value" />}
      >
        {range ? <ClipRegions plot={plot} range={range} /> : null}
        {dense ? null : outline}
        <QuantizedShape plot={plot} evaluation={drawn} axis={axis} />
        {dense ? outline : null}
        {ends ? (
          <path
            className="range-line"
            d={[ends.low, ends.high]
              .map((end) => plot.x(end))
              .filter((x) => x >= plot.left && x <= plot.right)
              .map((x) => `M${px(x)} ${plot.top}V${plot.bottom}`)
              .join('')}
          />
        ) : null}
        <LevelTicks plot={plot} evaluation={drawn} />
        {beyond.left > 0 ? (
          <text className="halo" x={plot.left + 4} y={plot.top + 12}>
            {`← ${words.charts.beyondView(beyond.left, outermost(evaluation, 'least'))}`}
          </text>
        ) : null}
        {beyond.right > 0 ? (
          <text className="halo" x={plot.right - 4} y={plot.top + 12} textAnchor="end">
            {`${words.charts.beyondView(beyond.right, outermost(evaluation, 'greatest'))} →`}
          </text>
        ) : null}
        <HoverBand plot={plot} evaluation={evaluation} />
      </Frame>
    </div>
  )
}
