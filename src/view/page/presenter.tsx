import { type ReactElement, useEffect, useMemo } from 'react'
import { methodById } from '../../core/methods/index.ts'
import { generatorById } from '../../core/generators/index.ts'
import { count, fixed } from '../../i18n/numbers.ts'
import type { Shown } from '../../state/session-store.ts'
import { domainOf } from '../charts/domain.ts'
import { rangeOf } from '../charts/model.ts'
import { OriginalChart } from '../charts/original.tsx'
import { OverlayChart } from '../charts/overlay.tsx'
import { STYLES } from '../charts/plot.ts'
import { QuantizedChart } from '../charts/quantized.tsx'
import { hasEnds } from '../charts/use-range.ts'
import { Output } from '../controls/output.tsx'
import { usePassFocus } from '../controls/pass-focus.ts'
import { useLanguage, useRareWords, useServices, useSession, useSize, useWidth } from '../hooks.ts'
import { roundingOf } from '../rounding-of.ts'
import { QuantizedSubtitle } from '../lab/four-charts.tsx'
import { useCountAxis } from '../lab/lab.tsx'
import { PhoneLegend } from '../lab/phone-legend.tsx'
import { BitsField, BitsSlider, useBits } from '../rail/bits.tsx'
import { describe } from '../texts/describe.ts'
import { reasonOf } from '../texts/reasons.ts'
import { changeBits, leavePresenter } from './keys.ts'
import { Notices } from './notices.tsx'
import { Working } from './working.tsx'
import '../styles/phone.css'
import '../styles/presenter.css'
import '../styles/charts.css'

/** For the last row: three figures, two charts, one slider. The arrow keys of a remote move the bits. */
export function Presenter({ shown }: { shown: Shown }): ReactElement {
  const { words, locale } = useLanguage()
  const rare = useRareWords()
  const { runner } = useServices()
  const narrow = useWidth() === 'narrow'
  const long = useSession((session) => session.long)
  const bits = useBits()
  const [box, size] = useSize<HTMLDivElement>()
  const main = usePassFocus<HTMLElement>(`[title="${words.topbar.projector}"]`)
  const { evaluation } = shown
  const { figures } = evaluation
  const domain = useMemo(() => domainOf(evaluation.bins, narrow ? 3 : 5), [evaluation.bins, narrow])
  const axis = useCountAxis()
  const common = {
    evaluation,
    domain,
    axis,
    range: rangeOf(evaluation, roundingOf(shown.pane)),
    draggable: hasEnds(shown),
    choose: (near: number) => void runner.pick({ near }),
  }

  useEffect(() => {
    // the button that was pressed is gone
    if (document.activeElement === document.body) main.current?.focus()
  }, [main])

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.target instanceof Element && event.target.closest('input, .handle')) return
      const by = { ArrowRight: 1, ArrowUp: 1, PageDown: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: -1 }[event.key]
      if (by === undefined) return
      event.preventDefault()
      changeBits(by)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  const width = narrow ? size.width : (size.width - 30) / 2
  const height = Math.max(200, size.height - 44)
  return (
    <main ref={main} className="presenter" id="main" tabIndex={-1}>
      {long ? <Working /> : null}
      <Notices />
      <div className="presenter-head">
        <dl id="figures" tabIndex={-1}>
          <div>
            <dt data-term="sqnr">{words.figures.sqnrShort}</dt>
            <dd>
              <Output name="sqnr" value={figures.sqnr} reason={reasonOf('sqnr', evaluation, words)}>
                {fixed(figures.sqnr, 1)}
              </Output>
              <small>dB</small>
            </dd>
          </div>
          <div>
            <dt data-term="bits_per_weight">{words.figures.bits_per_weight}</dt>
            <dd>
              <Output name="bits_per_weight" value={figures.bits_per_weight}>
                {fixed(figures.bits_per_weight, 2)}
              </Output>
            </dd>
          </div>
          <div className="clipped">
            <dt data-term="clipped">{words.figures.clipped}</dt>
            <dd>
              <Output name="clipped" value={figures.clipped}>
                {count(figures.clipped)}
              </Output>
            </dd>
          </div>
        </dl>
        <p>
          {rare.presenter.weights(nameOf(), evaluation.stats.n)}
          <b>{describe(shown, rare, locale)}</b>
        </p>
      </div>
      <div className="presenter-charts" ref={box}>
        {size.width === 0 ? null : narrow ? (
          <>
            <PhoneLegend />
            <OverlayChart {...common} width={width} height={height} style={STYLES.projectorPhone} />
          </>
        ) : (
          <>
            <div>
              <h2 className="original-name" data-term="original">
                {words.charts.original}
              </h2>
              <OriginalChart {...common} width={width} height={height} style={STYLES.projector} />
            </div>
            <div>
              <h2 className="quantized-name" data-term="quantized">
                {words.charts.quantized}
                <small>
                  <QuantizedSubtitle evaluation={evaluation} />
                </small>
              </h2>
              <QuantizedChart {...common} width={width} height={height} style={STYLES.projector} />
            </div>
          </>
        )}
      </div>
      <div className="presenter-foot">
        {bits ? (
          <>
            <h2>{bits.title}</h2>
            <BitsSlider bits={bits} text={String(bits.k)} />
            <BitsField bits={bits} />
          </>
        ) : (
          <span />
        )}
        <button
          type="button"
          className="button tertiary leave"
          aria-label={rare.presenter.leave}
          onClick={leavePresenter}
        >
          <kbd>Esc</kbd> {rare.presenter.leaves}
        </button>
      </div>
    </main>
  )

  function nameOf(): string {
    const { id } = shown.source
    if (id === 'article') return words.weights.articleX
    if (id === 'example') return words.weights.digits
    return generatorById(id)?.label[locale] ?? methodById(id)?.label[locale] ?? shown.weights.name
  }
}
