import { type ReactElement, useState } from 'react'
import { ErrorChart } from '../charts/error.tsx'
import { OverlayChart } from '../charts/overlay.tsx'
import { STYLES } from '../charts/plot.ts'
import { StaircaseChart } from '../charts/staircase.tsx'
import { Select } from '../controls/select.tsx'
import { useScene, useWords } from '../hooks.ts'
import { set } from '../../state/actions.ts'
import { Title } from '../rail/group.tsx'
import { PhoneGroups } from '../rail/rail.tsx'
import { boundOf } from './bound.ts'
import type { SceneProps } from './scene-props.ts'
import { ErrorSubtitle } from './lower-charts.tsx'
import '../styles/phone.css'
import { Subtitle } from './subtitle.tsx'

const TABS = ['controls', 'staircase', 'error', 'one-weight'] as const
const HEIGHT = 236

/** One overlaid histogram with its controls below; staircase, error and the worked weight are a scroll away. */
export function PhoneCharts({ width, pane, ...props }: SceneProps & { width: number }): ReactElement {
  const words = useWords()
  const scale = useScene((scene) => scene.y)
  const [tab, setTab] = useState<(typeof TABS)[number]>('controls')
  const names = {
    controls: words.topbar.controls,
    staircase: words.charts.staircase,
    error: words.charts.error,
    'one-weight': words.worked.short,
  }
  const { evaluation, domain } = props

  function go(to: (typeof TABS)[number]): void {
    setTab(to)
    document.getElementById(to)?.scrollIntoView({ block: 'start' })
  }

  return (
    <div className="phone">
      <div className="phone-legend">
        <span className="key original-name">{words.charts.original}</span>
        <span className="key quantized-name">{words.charts.quantized}</span>
        <Select
          label={words.charts.scale}
          options={(['sqrt', 'linear', 'log'] as const).map((value) => ({
            value,
            label: words.charts.scaleShort[value],
          }))}
          value={scale}
          onChange={(value) => set('y', value)}
        />
      </div>
      <OverlayChart {...props} width={width} height={HEIGHT} style={STYLES.phone} />
      <nav className="phone-tabs" aria-label={words.topbar.parts}>
        {TABS.map((each) => (
          <button key={each} type="button" aria-current={each === tab} onClick={() => go(each)}>
            {names[each]}
          </button>
        ))}
      </nav>
      <div id="controls" className="phone-part">
        <PhoneGroups />
      </div>
      <div id="staircase" className="phone-part">
        <div className="chart-title">
          <Title term="staircase">{words.charts.staircase}</Title>
          <Subtitle clauses={[words.charts.staircaseSub]} />
        </div>
        <StaircaseChart
          evaluation={evaluation}
          range={props.range}
          domain={domain}
          width={width}
          height={220}
          style={STYLES.lower}
          choose={props.choose}
        />
      </div>
      <div id="error" className="phone-part">
        <div className="chart-title">
          <Title term="error">{words.charts.error}</Title>
          <ErrorSubtitle {...props} />
        </div>
        <ErrorChart
          evaluation={evaluation}
          scale={scale}
          width={width}
          height={220}
          style={STYLES.lower}
          bound={boundOf(pane, evaluation)}
        />
      </div>
    </div>
  )
}
