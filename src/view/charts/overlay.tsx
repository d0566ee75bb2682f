import type { ReactElement } from 'react'
import type { HistogramProps } from './histogram-props.ts'
import { isDense } from './model.ts'
import { OriginalShape } from './original-shape.tsx'
import { useOriginalSummary } from './original.tsx'
import { LevelTicks } from './parts.tsx'
import { useWeightPlot } from './plot.ts'
import { QuantizedShape, useQuantizedSummary } from './quantized.tsx'
import { useShapes } from './use-shapes.ts'
import { WeightsFrame } from './weights-frame.tsx'

/** The phone's chart: quantized bars in front of the original, so that both and the slider fit on one screen. */
export function OverlayChart(props: HistogramProps): ReactElement {
  const { evaluation, domain, axis, width, height, style } = props
  const plot = useWeightPlot(width, height, style, domain)
  const drawn = useShapes(evaluation)
  const dense = isDense(evaluation)
  const label = `${useOriginalSummary(evaluation)} ${useQuantizedSummary(evaluation)}`
  return (
    <WeightsFrame {...props} plot={plot} className={`overlay-chart${dense ? ' dense' : ''}`} label={label} overlaid>
      <QuantizedShape plot={plot} evaluation={drawn} axis={axis} />
      {dense ? <OriginalShape plot={plot} bins={evaluation.bins} counts={drawn.original} axis={axis} /> : null}
      <LevelTicks plot={plot} evaluation={drawn} />
    </WeightsFrame>
  )
}
