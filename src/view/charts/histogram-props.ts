import type { Evaluation } from '../../core/evaluation.ts'
import type { CountAxis } from './count-scale.ts'
import type { Domain } from './domain.ts'
import type { RangeOnChart } from './model.ts'
import type { Style } from './plot.ts'

/** What a histogram of the weights, before or after, is drawn from. */
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
