import { memo, type ReactElement } from 'react'
import type { ChoiceParam, NumberParam } from '../../core/params.ts'
import { FLOAT32_MAX, maybeNum, num, text } from '../../core/params.ts'
import { calibratorById, calibrators } from '../../core/ranges/index.ts'
import { setParams, setRange } from '../../state/actions.ts'
import { takesEnds } from '../../state/method-range.ts'
import { sessionStore } from '../../state/session-store.ts'
import { fitted, placeDigits, placed } from '../../i18n/numbers.ts'
import { neat, useHandles, useRangeView } from '../charts/use-range.ts'
import { NumberField } from '../controls/number-field.tsx'
import { RangeSlider } from '../controls/range-slider.tsx'
import { Segments } from '../controls/segments.tsx'
import { useLanguage, useSession } from '../hooks.ts'
import { useActiveMethod } from '../use-method.ts'
import { Group } from './group.tsx'

const END: NumberParam = { key: 'a', kind: 'number', min: -FLOAT32_MAX, max: FLOAT32_MAX }

/** Roundings that the search for the least squared error, which rounds to nearest, is not made for. */
const TO_ONE_SIDE: ReadonlySet<string> = new Set(['floor', 'trunc', 'stochastic'])

/** From where to where: by a calibrator, or by hand. The fields show what is in force, and always take a number. */
export function RangeGroup(): ReactElement | null {
  const { words, locale } = useLanguage()
  const active = useActiveMethod()
  const handles = useHandles()
  const view = useRangeView()
  const grid = useSession((session) => session.shown?.evaluation.grid)
  if (!active || !takesEnds(active.method)) return null
  const free = active.live.get('range')
  const range = free ? text(active.params, 'range') : 'manual'
  const fixedScale = maybeNum(active.params, 'scale') !== undefined
  const p = active.live.get('p')
  const byHand = range === 'manual'
  const a = byHand ? maybeNum(active.params, 'a') : undefined
  const b = byHand ? maybeNum(active.params, 'b') : undefined
  // an end that nobody has set is where the weights under each scale end
  const chosen = calibratorById(byHand && free && a === undefined && b === undefined ? 'minmax' : range)
  const width = view ? view.hi - view.lo : 0
  const { a: shownA, b: shownB, keptA, keptB, span } = handles ?? { a, b, keptA: a, keptB: b, span: 0 }
  const inForce = byHand && free && handles && grid ? inForceHint(handles, grid.low[0], grid.high[0]) : undefined

  function inForceHint(
    set: { a: number; b: number },
    low: number | undefined,
    high: number | undefined,
  ): string | undefined {
    if (low === undefined || high === undefined || !Number.isFinite(low) || !Number.isFinite(high)) return undefined
    const same = placed(low, span) === placed(set.a, span) && placed(high, span) === placed(set.b, span)
    return same ? undefined : words.range.inForce(placed(low, span), placed(high, span))
  }

  return (
    <Group title={words.range.title} hint={chosen?.summary[locale]} className="range" term="range" stage={2}>
      {free?.kind === 'choice' ? <RangeChoices param={free} value={range} /> : null}
      {view && handles ? (
        <RangeSlider
          labels={[words.range.aLabel, words.range.bLabel]}
          texts={[placed(handles.a, span), placed(handles.b, span)]}
          min={view.lo}
          max={view.hi}
          step={width / 200}
          low={handles.a}
          high={handles.b}
          gesture="range"
          onChange={(low, high) =>
            setRange(
              low === handles.a ? handles.keptA : neat(low, width / 2000),
              high === handles.b ? handles.keptB : neat(high, width / 2000),
            )
          }
        />
      ) : null}
      <div className={`row${p ? ' three' : ''}`}>
        <NumberField
          param={END}
          params={active.params}
          value={shownA}
          shown={endText(a, shownA, span, p ? 6 : 9)}
          caption={words.range.a}
          label={words.range.aLabel}
          refuse={(value) => (free && keptB !== undefined && value >= keptB ? words.fields.order : undefined)}
          onChange={(value) => setRange(value, keptB ?? value)}
        />
        <NumberField
          param={END}
          params={active.params}
          value={shownB}
          shown={endText(b, shownB, span, p ? 6 : 9)}
          caption={words.range.b}
          label={words.range.bLabel}
          refuse={(value) => (free && keptA !== undefined && value <= keptA ? words.fields.order : undefined)}
          onChange={(value) => setRange(keptA ?? value, value)}
        />
        {p?.kind === 'number' ? (
          <NumberField
            param={p}
            params={active.params}
            value={num(active.params, 'p')}
            caption={words.range.p}
            label={words.range.pLabel}
            onChange={(value) => setParams({ p: value })}
          />
        ) : null}
      </div>
      {inForce ? <p className="hint below">{inForce}</p> : null}
      {!handles && grid && grid.groups > 1 ? <p className="hint below">{words.range.perGroup(grid.groups)}</p> : null}
      {range === 'mse' && TO_ONE_SIDE.has(String(active.params.rounding)) ? (
        <p className="hint below">{words.range.forNearest}</p>
      ) : null}
      {fixedScale ? <p className="hint below">{words.range.fixedScale}</p> : null}
    </Group>
  )
}

/** An end that was set with all digits that the field has room for; one that was found with those that tell its place. */
function endText(set: number | undefined, shown: number | undefined, span: number, most: number): string {
  if (shown === undefined) return ''
  const whole = Math.floor(Math.log10(Math.abs(shown))) + 1
  return fitted(shown, most, set === undefined ? Math.max(placeDigits(shown, span), whole) : undefined)
}

/** Apart, so that it rests while a and b move. */
const RangeChoices = memo(function RangeChoices(props: { param: ChoiceParam; value: string }): ReactElement {
  const { words, locale } = useLanguage()
  return (
    <Segments
      legend={words.range.label}
      className="range-choices"
      options={calibrators
        .filter((each) => props.param.options.includes(each.id))
        .map((each) => ({ value: each.id, label: each.label[locale] }))}
      value={props.value}
      onChange={chooseRange}
    />
  )
})

function chooseRange(value: string): void {
  const asked = sessionStore.getState().shown?.evaluation.grid.asked
  // exactly the range that was found: taking it into the hand changes no figure; of several the one that holds them all
  const [a, b] = [Math.min(...(asked?.a ?? [])), Math.max(...(asked?.b ?? []))]
  if (value === 'manual' && a < b && b < Infinity) setRange(a, b)
  else setParams({ range: value, scale: undefined, zp: undefined })
}
