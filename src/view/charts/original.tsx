import { memo, type ReactElement } from 'react'
import type { Bins, Evaluation } from '../../core/evaluation.ts'
import { fixed, significant } from '../../i18n/numbers.ts'
import { greatest } from '../../state/greatest.ts'
import { useWords } from '../hooks.ts'
import type { CountAxis } from './count-scale.ts'
import type { Domain } from './domain.ts'
import { countTicks, Frame, weightTicks } from './frame.tsx'
import { HandleLayer } from './handles.tsx'
import { hoverHandlers } from './hover.ts'
import type { RangeOnChart } from './model.ts'
import { ClipLabels, ClipRegions, HoverBand, PickMark } from './parts.tsx'
import { clippedPath, stepPath } from './paths.ts'
import { type Plot, type Style, useWeightPlot } from './plot.ts'
import { Tooltip } from './lazy-tooltip.tsx'
import { useShapes } from './use-shapes.ts'

export interface HistogramProps {
  readonly evaluation: Evaluation
  readonly domain: Domain
  readonly axis: CountAxis
  readonly range: RangeOnChart | null
  readonly width: number
  readonly height: number
  readonly style: Style
  /** May the reader drag the ends of the range? Not where a method has none. */
  readonly draggable: boolean
  readonly choose: (near: number) => void
}

/** Sentence for those who do not see the chart. */
export function useOriginalSummary(evaluation: Evaluation): string {
  const words = useWords()
  const { stats, original, bins } = evaluation
  if (stats.finite === 0) return words.charts.summaries.empty
  const top = greatest(original)
  const peak = (bins.first + original.indexOf(top)) * bins.width
  const clipped = evaluation.clippedBelow + evaluation.clippedAbove
  return words.charts.summaries.original(
    stats.finite,
    significant(stats.min),
    significant(stats.max),
    significant(peak),
    top,
    clipped,
  )
}

interface ShapeProps {
  readonly plot: Plot
  readonly bins: Bins
  readonly counts: Uint32Array
  readonly axis: CountAxis
  readonly filled?: boolean
}

/** The histogram of the weights, which a drag never changes. */
export const OriginalShape = memo(function OriginalShape(props: ShapeProps): ReactElement {
  const { plot, bins, counts, axis, filled } = props
  const steps = stepPath(plot, bins, counts, axis.share)
  return (
    <>
      {filled ? <path className="original-fill" d={steps} /> : null}
      <path className="original-line" d={steps} />
    </>
  )
})

/** The weights as they are; what lies outside the range is vermilion. a and b are dragged here. */
export function OriginalChart(props: HistogramProps): ReactElement {
  const { evaluation, domain, axis, range, width, height, style, draggable, choose } = props
  const plot = useWeightPlot(width, height, style, domain)
  const { bins, stats } = evaluation
  const { original, originalClipped } = useShapes(evaluation)
  const clipped = clippedPath(plot, bins, original, originalClipped, axis.share)
  const label = useOriginalSummary(evaluation)
  return (
    <div className="original-chart" {...hoverHandlers(plot, choose)}>
      <Frame
        plot={plot}
        label={label}
        factor={domain.factor}
        xTicks={weightTicks(plot, domain)}
        yTicks={countTicks(plot, axis)}
        interactive={
          <>
            {draggable ? <HandleLayer plot={plot} min={stats.min} max={stats.max} /> : null}
            <Tooltip plot={plot} evaluation={evaluation} side="original" />
          </>
        }
        front={<PickMark plot={plot} of="weight" />}
      >
        {range ? <ClipRegions plot={plot} range={range} /> : null}
        <OriginalShape plot={plot} bins={bins} counts={original} axis={axis} filled />
        <path className="clipped-fill" d={clipped} />
        <HoverBand plot={plot} evaluation={evaluation} />
        {range ? <ClipLabels plot={plot} range={range} evaluation={evaluation} /> : null}
      </Frame>
    </div>
  )
}

/** Title of a bin's width: "bins of 0.01". */
export const binWidth = (width: number): string =>
  width < 1e-5 || width >= 1e6 ? significant(width, 1) : fixed(width, Math.max(0, Math.ceil(-Math.log10(width) - 1e-9)))
