import type { ReactElement } from 'react'
import { countTicks, Frame, weightTicks } from './frame.tsx'
import { HandleLayer } from './handles.tsx'
import { hoverHandlers } from './hover.ts'
import { isDense } from './model.ts'
import { type HistogramProps, OriginalShape, useOriginalSummary } from './original.tsx'
import { ClipLabels, ClipRegions, HoverBand, LevelTicks, PickMark } from './parts.tsx'
import { clippedPath } from './paths.ts'
import { useWeightPlot } from './plot.ts'
import { QuantizedShape, useQuantizedSummary } from './quantized.tsx'
import { Tooltip } from './lazy-tooltip.tsx'
import { useShapes } from './use-shapes.ts'

/** The phone's chart: quantized bars in front of the original, so that both and the slider fit on one screen. */
export function OverlayChart(props: HistogramProps): ReactElement {
  const { evaluation, domain, axis, range, width, height, style, draggable, choose } = props
  const plot = useWeightPlot(width, height, style, domain)
  const { bins, stats } = evaluation
  const drawn = useShapes(evaluation)
  const { original, originalClipped } = drawn
  const clipped = clippedPath(plot, bins, original, originalClipped, axis.share)
  const dense = isDense(evaluation)
  const label = `${useOriginalSummary(evaluation)} ${useQuantizedSummary(evaluation)}`
  return (
    <div className={`overlay-chart${dense ? ' dense' : ''}`} {...hoverHandlers(plot, choose)}>
      <Frame
        plot={plot}
        label={label}
        factor={domain.factor}
        xTicks={weightTicks(plot, domain, evaluation.levels === null)}
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
        <path className="clipped-fill faint" d={clipped} />
        <QuantizedShape plot={plot} evaluation={drawn} axis={axis} />
        {dense ? <OriginalShape plot={plot} bins={bins} counts={original} axis={axis} /> : null}
        <LevelTicks plot={plot} evaluation={drawn} />
        <HoverBand plot={plot} evaluation={evaluation} />
        {range ? <ClipLabels plot={plot} range={range} evaluation={evaluation} short /> : null}
      </Frame>
    </div>
  )
}
