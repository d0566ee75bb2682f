import { memo, type ReactElement } from 'react'
import { type Panel, sessionStore } from '../../state/session-store.ts'
import { IconButton } from '../controls/icon-button.tsx'
import { useServices, useSession, useWords } from '../hooks.ts'
import { bitsOf, constantsOf, namesOf, numberOf, placeOf } from '../texts/worked-text.ts'
import { roundingOf } from '../rounding-of.ts'
import '../styles/worked.css'

const PANELS: readonly Panel[] = ['formula', 'python', 'definitions', 'table']

/** The formula with numbers in it: one weight through every stage, each term above its number. */
export const Worked = memo(function Worked(): ReactElement {
  const words = useWords()
  const { runner } = useServices()
  const picked = useSession((session) => session.picked)
  const panel = useSession((session) => session.panel)
  const rounding = useSession((session) => roundingOf(session.shown?.pane))
  return (
    <section className="worked" aria-label={words.worked.title} id="one-weight">
      <div className="worked-head">
        <h2>{words.worked.title}</h2>
        {picked ? (
          <>
            <span className="stepper">
              <IconButton icon="left" label={words.worked.previous} onClick={() => runner.step(-1)} />
              <span className="place">{placeOf(picked)}</span>
              <IconButton icon="right" label={words.worked.next} onClick={() => runner.step(1)} />
            </span>
            <span className="constants">{constantsOf(picked)}</span>
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
        {picked?.steps.map((step, i) => {
          const [term, meaning] = namesOf(step, picked, rounding, words)
          const bits = bitsOf(step)
          return (
            <li key={step.id} data-term={`step.${step.id}`}>
              {i > 0 ? (
                <span className="arrow" aria-hidden="true">
                  →
                </span>
              ) : null}
              <div>
                <span className="term">{term}</span>
                <span className="number">
                  {numberOf(step)}
                  {/* sixteen bits go into the next line of a phone */}
                  {bits ? (
                    <>
                      <wbr />
                      <code>{bits}</code>
                    </>
                  ) : null}
                </span>
                <span className="meaning">{meaning}</span>
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
})
