import { type ReactElement, useCallback, useMemo, useState } from 'react'
import { methodById } from '../../core/methods/index.ts'
import { type Shown } from '../../state/session-store.ts'
import { countAxis, type CountAxis } from '../charts/count-scale.ts'
import { domainOf } from '../charts/domain.ts'
import { rangeOf } from '../charts/model.ts'
import { hasEnds } from '../charts/use-range.ts'
import { useLanguage, useScene, useServices, useSession, useSize, useWidth } from '../hooks.ts'
import { later } from '../later.tsx'
import { laterWithWords } from '../later-with-words.ts'
import { ControlRow } from '../rail/rail.tsx'
import { isOrdinary } from '../texts/reasons.ts'
import { roundingOf } from '../rounding-of.ts'
import { Figures } from './figures.tsx'
import { FourCharts } from './four-charts.tsx'
import { Worked } from './worked.tsx'
import '../styles/charts.css'

export const PhoneCharts = later(() => import('./phone-charts.tsx').then((part) => part.PhoneCharts))
const StaleNote = laterWithWords(() => import('./stale-note.tsx').then((part) => part.StaleNote))
const ResultSentences = laterWithWords(() => import('./result-sentences.tsx').then((part) => part.ResultSentences))
const PanelBody = later(() => import('../panels/panel-body.tsx').then((part) => part.PanelBody))

/** The count axis that both histograms share. */
export function useCountAxis(): CountAxis {
  const kind = useScene((scene) => scene.y)
  const tallest = useSession((session) => session.tallest)
  return useMemo(() => countAxis(kind, tallest), [kind, tallest])
}

/** The main scene: answer, before and after, why, one weight by hand. */
export function Lab({ shown }: { shown: Shown }): ReactElement {
  const { locale } = useLanguage()
  const width = useWidth()
  /** Is it of an older setting? A provisional result is of this one. */
  const stale = useSession((session) => session.long) && !shown.provisional
  const { runner } = useServices()
  const panel = useSession((session) => session.panel)
  // on a phone it would be pushed far down by the charts
  const failed = useSession((session) => session.partFailed)
  const [drawn, setDrawn] = useState(false)
  const onDrawn = useCallback(() => setDrawn(true), [])
  const [box, size] = useSize<HTMLDivElement>()
  const { evaluation } = shown
  const domain = useMemo(() => domainOf(evaluation.bins, width === 'narrow' ? 5 : 9), [evaluation.bins, width])
  const axis = useCountAxis()
  const rounding = roundingOf(shown.pane)
  const range = useMemo(() => rangeOf(evaluation, rounding), [evaluation, rounding])
  const choose = useCallback((near: number) => void runner.pick({ near }), [runner])
  const method = methodById(shown.pane.id)
  const common = { evaluation, pane: shown.pane, domain, axis, range, draggable: hasEnds(shown), choose }
  return (
    <>
      <Figures evaluation={evaluation} stale={stale}>
        {stale || shown.provisional ? <StaleNote shown={shown} stale={stale} /> : null}
      </Figures>
      {isOrdinary(evaluation) ? null : (
        <ResultSentences evaluation={evaluation} method={method?.label[locale] ?? shown.pane.id} />
      )}
      {width === 'middle' ? <ControlRow /> : null}
      <div className={`scene${stale ? ' stale' : ''}`} ref={box}>
        {size.width > 0 ? (
          width === 'narrow' ? (
            <PhoneCharts {...common} width={size.width} onDrawn={onDrawn} />
          ) : (
            <FourCharts {...common} size={size} />
          )
        ) : null}
        {panel ? <PanelBody panel={panel} shown={shown} /> : null}
      </div>
      {width !== 'narrow' || drawn || failed ? <Worked /> : null}
    </>
  )
}
