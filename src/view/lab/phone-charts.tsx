import { type ReactElement, useLayoutEffect, useState } from 'react'
import { set } from '../../state/actions.ts'
import { OverlayChart } from '../charts/overlay.tsx'
import { STYLES } from '../charts/plot.ts'
import { Select } from '../controls/select.tsx'
import { useScene, useWords } from '../hooks.ts'
import { PhoneGroups, RailFoot } from '../rail/rail.tsx'
import { ErrorPart, StaircasePart } from './lower-parts.tsx'
import { PhoneLegend } from './phone-legend.tsx'
import type { SceneProps } from './scene-props.ts'
import '../styles/phone.css'

const TABS = ['controls', 'staircase', 'error', 'one-weight'] as const
const HEIGHT = 236
const LOWER_HEIGHT = 220

export interface PhoneProps extends SceneProps {
  readonly width: number
  readonly onDrawn: () => void
}

/** One overlaid histogram with its controls below; staircase, error and the worked weight are a scroll away. */
export function PhoneCharts({ width, pane, onDrawn, ...props }: PhoneProps): ReactElement {
  const words = useWords()
  useLayoutEffect(onDrawn, [onDrawn])
  const scale = useScene((scene) => scene.y)
  const [tab, setTab] = useState<(typeof TABS)[number]>('controls')
  const names = {
    controls: words.topbar.controls,
    staircase: words.charts.staircase,
    error: words.charts.error,
    'one-weight': words.worked.short,
  }
  const lower = { evaluation: props.evaluation, pane, width, height: LOWER_HEIGHT }

  function go(to: (typeof TABS)[number]): void {
    setTab(to)
    document.getElementById(to)?.scrollIntoView({ block: 'start' })
  }

  return (
    <div className="phone">
      <PhoneLegend>
        <Select
          label={words.charts.scale}
          options={(['sqrt', 'linear', 'log'] as const).map((value) => ({
            value,
            label: words.charts.scaleShort[value],
          }))}
          value={scale}
          onChange={(value) => set('y', value)}
        />
      </PhoneLegend>
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
        <RailFoot />
      </div>
      <div id="staircase" className="phone-part">
        <StaircasePart {...lower} subtitle={words.charts.staircaseSub} domain={props.domain} choose={props.choose} />
      </div>
      <div id="error" className="phone-part">
        <ErrorPart {...lower} />
      </div>
    </div>
  )
}
