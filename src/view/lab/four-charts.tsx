import { memo, type ReactElement } from 'react'
import { placed, significant } from '../../i18n/numbers.ts'
import type { CountScale } from '../../state/scene.ts'
import { set } from '../../state/actions.ts'
import { levelCounts } from '../charts/model.ts'
import { binWidth, OriginalChart } from '../charts/original.tsx'
import { STYLES } from '../charts/plot.ts'
import { QuantizedChart } from '../charts/quantized.tsx'
import { Segments } from '../controls/segments.tsx'
import { useScene, useWidth, useWords } from '../hooks.ts'
import { Stage } from '../rail/group.tsx'
import { LowerCharts } from './lower-charts.tsx'
import type { SceneProps } from './scene-props.ts'
import { Subtitle } from './subtitle.tsx'

const TITLE = 24
const GAP = 22
const LEAST = { upper: 150, lower: 130 }

/** Before and after on top, why below; all four share plot width and margins, so that x lines up pixel for pixel. */
export const FourCharts = memo(function FourCharts({
  size,
  ...props
}: SceneProps & { size: { width: number; height: number } }): ReactElement {
  const words = useWords()
  const middle = useWidth() === 'middle'
  const { evaluation } = props
  const width = (size.width - GAP) / 2
  const room = Math.max(size.height - 2 * TITLE, middle ? 420 : 0)
  const upper = Math.max(LEAST.upper, Math.floor(room * 0.55))
  const lower = Math.max(LEAST.lower, Math.floor(room * 0.45))
  return (
    <div className="charts">
      <div>
        <div className="chart-title">
          <Stage number={1} />
          <h2 className="original-name" data-term="original">
            {words.charts.original}
          </h2>
          <OriginalSubtitle {...props} />
          <span className="aside">{words.charts.bins(binWidth(evaluation.bins.width))}</span>
        </div>
        <OriginalChart {...props} width={width} height={upper} style={STYLES.histogram} />
      </div>
      <div>
        <div className="chart-title">
          <Stage number={3} />
          <h2 className="quantized-name" data-term="quantized">
            {words.charts.quantized}
          </h2>
          <QuantizedSubtitle {...props} />
          <ScaleSwitch />
        </div>
        <QuantizedChart {...props} width={width} height={upper} style={STYLES.histogram} />
      </div>
      <LowerCharts domain={props.domain} choose={props.choose} width={width} height={lower} />
    </div>
  )
})

export function OriginalSubtitle({ evaluation: { stats } }: Pick<SceneProps, 'evaluation'>): ReactElement {
  const words = useWords()
  const span = stats.max - stats.min
  const clauses = words.charts.originalSub(
    stats.n,
    significant(stats.std),
    placed(stats.min, span),
    placed(stats.max, span),
  )
  return <Subtitle clauses={clauses.slice(0, stats.finite > 0 ? 3 : 1)} />
}

export function QuantizedSubtitle({ evaluation }: Pick<SceneProps, 'evaluation'>): ReactElement {
  const words = useWords()
  const { figures, grid, distinct } = evaluation
  const common = grid.groups === 1 && Number.isFinite(figures.levels)
  const { used, all } = levelCounts(evaluation)
  return (
    <Subtitle
      clauses={common ? words.charts.quantizedSub(used, all, figures.zeroed) : words.charts.distinctSub(distinct)}
    />
  )
}

/** √, linear or logarithmic counts, for both histograms at once. */
export const ScaleSwitch = memo(function ScaleSwitch(): ReactElement {
  const words = useWords()
  const y = useScene((scene) => scene.y)
  return (
    <Segments<CountScale>
      legend={words.charts.scale}
      options={(['linear', 'sqrt', 'log'] as const).map((value) => ({
        value,
        label: words.charts.scales[value],
        name: words.charts.scaleNames[value],
      }))}
      value={y}
      onChange={(value) => set('y', value)}
    />
  )
})
