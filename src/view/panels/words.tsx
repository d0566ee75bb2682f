import { memo, type ReactElement, useId } from 'react'
import { useLanguage, useRareWords } from '../hooks.ts'
import { relevant, termOf } from '../terms/term-of.ts'
import { useMethodAtRest } from '../use-method.ts'

/** The words that one meets with this method and its settings. They rest while a hand drags. */
export const WordsOfMethod = memo(function WordsOfMethod(): ReactElement | null {
  const language = useLanguage()
  const rare = useRareWords()
  const active = useMethodAtRest()
  const id = useId()
  if (!active) return null
  const { method, params, live } = active
  return (
    <section className="words" aria-labelledby={id}>
      <h3 id={id}>{rare.terms.title}</h3>
      <dl className="definitions">
        {relevant(method, params, live.keys()).map(({ id: word, choice = '' }) => {
          const term = termOf(word, { ...language, rare }, method)
          const chosen = termOf(choice, { ...language, rare }, method)
          return term ? (
            <div key={word} data-word={word}>
              <dt>{term.name}</dt>
              <dd>
                {term.text}
                {chosen ? (
                  <p data-word={choice}>
                    <b>{chosen.name}</b> {chosen.text}
                  </p>
                ) : null}
              </dd>
            </div>
          ) : null
        })}
      </dl>
    </section>
  )
})
