import { type ReactElement, type ReactNode, useId } from 'react'
import { useWords } from '../hooks.ts'
import { followsProcedure, useMethodAtRest } from '../use-method.ts'

interface Props {
  readonly title: string
  readonly hint?: string | undefined
  /** The word that explains the title. */
  readonly term?: string
  readonly children: ReactNode
  readonly className?: string
  /** A stage of the article's procedure. */
  readonly stage?: number
}

/** The number of a stage of the article's procedure, where that stage is seen. */
export function Stage({ number }: { number: number }): ReactElement | null {
  const words = useWords()
  const active = useMethodAtRest()
  if (!active || !followsProcedure(active.method)) return null
  const name = [words.procedure.minmax, words.procedure.range, words.procedure.quantize][number - 1]
  return (
    <span className="stage" title={`${words.procedure.title}: ${name ?? ''}`} aria-hidden="true">
      {number}
    </span>
  )
}

/** A heading. With a `term` it is a button that says what the word means when it is pointed at, in focus or pressed. */
export function Title({
  id,
  term,
  children,
}: {
  id?: string
  term?: string | undefined
  children: string
}): ReactElement {
  return (
    <h2 id={id}>
      {term ? (
        <button type="button" data-term={term}>
          {children}
        </button>
      ) : (
        children
      )}
    </h2>
  )
}

/** One region of the rail: its name at the left, what it says at the right. */
export function Group({ title, hint, term, children, className, stage }: Props): ReactElement {
  const id = useId()
  return (
    <section className={`group ${className ?? ''}`} aria-labelledby={id}>
      <div className="group-head">
        {stage ? <Stage number={stage} /> : null}
        <Title id={id} term={term}>
          {title}
        </Title>
        {hint ? <span className="hint">{hint}</span> : null}
      </div>
      {children}
    </section>
  )
}
