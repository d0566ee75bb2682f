import type { ReactElement } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import { fixed, placed, significant } from '../../i18n/numbers.ts'
import { greatest } from '../../core/numeric/greatest.ts'
import { useWords } from '../hooks.ts'
import { edgeOf } from './domain.ts'
import type { HistogramProps } from './histogram-props.ts'
import { useWeightPlot } from './plot.ts'
import { WeightsFrame } from './weights-frame.tsx'

/** Sentence for those who do not see the chart. */
export function useOriginalSummary(evaluation: Evaluation): string {
  const words = useWords()
  const { stats, original, bins } = evaluation
  if (stats.finite === 0) return words.charts.summaries.empty
  const span = stats.max - stats.min
  const top = greatest(original)
  const peak = edgeOf(bins, original.indexOf(top) + 0.5)
  const clipped = evaluation.clippedBelow + evaluation.clippedAbove
  return words.charts.summaries.original(
    stats.finite,
    placed(stats.min, span),
    placed(stats.max, span),
    placed(peak, span),
    top,
    clipped,
  )
}

/** The weights as they are; what lies outside the range is vermilion. a and b are dragged here. */
export function OriginalChart(props: HistogramProps): ReactElement {
  const plot = useWeightPlot(props.width, props.height, props.style, props.domain)
  const label = useOriginalSummary(props.evaluation)
  return <WeightsFrame {...props} plot={plot} className="original-chart" label={label} />
}

/** Title of a bin's width: "bins of 0.01". */
export const binWidth = (width: number): string =>
  width < 1e-5 || width >= 1e6 ? significant(width, 1) : fixed(width, Math.max(0, Math.ceil(-Math.log10(width) - 1e-9)))
