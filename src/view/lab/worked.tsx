import { memo, type ReactElement } from 'react'
import type { PickedWeight } from '../../engine/engine.ts'
import type { TraceStep } from '../../core/quantizer/method.ts'
import { count, exact, fixed, significant } from '../../i18n/numbers.ts'
import type { Messages } from '../../i18n/index.ts'
import { type Panel, sessionStore } from '../../state/session-store.ts'
import { useServices, useSession, useWords } from '../hooks.ts'
import { Icon } from '../icons.tsx'
import { roundingOf } from './bound.ts'
import '../styles/worked.css'

const PANELS: readonly Panel[] = ['formula', 'python', 'definitions', 'table']

/** The formula with numbers in it: one weight through every stage, each term above its number. */
export const Worked = memo(function Worked(): ReactElement {
  const words = useWords()
  const { runner } = useServices()
  const picked = useSession((session) => session.picked)
  const panel = useSession((session) => session.panel)
  const n = useSession((session) => session.shown?.weights.stats.n ?? 0)
  const rounding = useSession((session) => roundingOf(session.shown?.pane))
  const modes: Readonly<Record<string, string>> = words.rounding.options
  const roundedHow = modes[rounding]?.toLowerCase() ?? words.worked.steps.round[1]
  const go = (by: number): void => {
    if (picked && n > 0) void runner.pick({ index: (picked.index + by + n) % n })
  }
  return (
    <section className="worked" aria-label={words.worked.title} id="one-weight">
      <div className="worked-head">
        <h2>{words.worked.title}</h2>
        {picked ? (
          <>
            <span className="stepper">
              <button type="button" className="icon-button" aria-label={words.worked.previous} onClick={() => go(-1)}>
                <Icon name="left" />
              </button>
              <span className="place">{words.worked.position(picked.position)}</span>
              <button type="button" className="icon-button" aria-label={words.worked.next} onClick={() => go(1)}>
                <Icon name="right" />
              </button>
            </span>
            <span className="constants">{constants(picked)}</span>
          </>
        ) : null}
        <div className="panel-buttons">
          {PANELS.map((name) => (
            <button
              key={name}
              type="button"
              className="button tertiary"
              aria-expanded={panel === name}
              aria-controls={`panel-${name}`}
              onClick={() => sessionStore.setState({ panel: panel === name ? null : name })}
            >
              {words.panels[name]}
            </button>
          ))}
        </div>
      </div>
      <ol className="steps">
        {picked?.steps.map((step, i) => (
          <li key={step.id} data-term={`step.${step.id}`}>
            {i > 0 ? (
              <span className="arrow" aria-hidden="true">
                →
              </span>
            ) : null}
            <div>
              <span className="term">{term(step, picked, words)}</span>
              <span className="number">
                {value(step)}
                {step.code && step.code.bits <= 16 ? <code>{binary(step.code)}</code> : null}
              </span>
              <span className="meaning">{step.id === 'round' ? roundedHow : meaning(step, picked, words)}</span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
})

function constants(picked: PickedWeight): string {
  const parts: string[] = []
  const scale = picked.scale ?? picked.factor
  if (scale !== null) parts.push(`s = ${significant(scale, 4)}`)
  if (picked.zeroPoint !== null) parts.push(`z = ${exact(picked.zeroPoint)}`)
  const [x, offset] = picked.steps
  if (x && offset?.id === 'offset') parts.push(`min = ${significant(x.value - offset.value, 4)}`)
  return parts.join(' · ')
}

const WHOLE = new Set(['round', 'shift', 'saturate', 'cast'])

function value(step: TraceStep): string {
  if (WHOLE.has(step.id)) return count(step.value)
  // so many digits that those behind the point show which way it is rounded
  if (step.id === 'divide' || step.id === 'multiply')
    return Math.abs(step.value) >= 1000 ? fixed(step.value, 2) : significant(step.value, 5)
  const size = Math.abs(step.value)
  return size > 0 && size < 0.001
    ? significant(step.value, 4)
    : size >= 1000
      ? significant(step.value, 7)
      : fixed(step.value, 5)
}

function term(step: TraceStep, picked: PickedWeight, words: Messages): string {
  if (step.id === 'dequantize' && picked.steps[1]?.id === 'offset') return 'q × s + min'
  if (step.id === 'dequantize' && picked.scale !== null) return picked.zeroPoint === null ? 'q × s' : '(q − z) × s'
  if (step.id === 'dequantize' && picked.factor !== null) return words.worked.levelTimesScale
  if (step.id === 'saturate' && step.code) return words.worked.saturateTo(step.code.min, step.code.max)
  return words.worked.steps[step.id][0]
}

function meaning(step: TraceStep, picked: PickedWeight, words: Messages): string {
  if (step.id === 'error' && picked.scale)
    return words.worked.errorInSteps(fixed(Math.abs(step.value / picked.scale), 2))
  if (step.id === 'divide' && picked.factor !== null) return words.worked.inUnits
  if (step.id === 'saturate') {
    const before = picked.steps.find((each) => each.id === 'shift') ?? picked.steps.find((each) => each.id === 'round')
    if (before && before.value !== step.value) return words.worked.clipped
  }
  return words.worked.steps[step.id][1]
}

/** The bits of a code: in two's complement, or counted from the least one. */
function binary({ value, bits, min, fromLeast }: NonNullable<TraceStep['code']>): string {
  const stored = fromLeast ? value - min : value < 0 ? 2 ** bits + value : value
  return stored.toString(2).padStart(bits, '0')
}
