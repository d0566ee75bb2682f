import type { ReactElement, ReactNode } from 'react'

interface Props {
  /** Of the sentence that says what is wrong. */
  readonly id: string
  readonly problem: string | undefined
  /** The short name inside the field. */
  readonly caption?: string | undefined
  readonly short?: boolean | undefined
  readonly children: ReactNode
}

/** The box around an input, and below it what is wrong with its text. */
export function Field({ id, problem, caption, short, children }: Props): ReactElement {
  return (
    <div>
      <label className={`field${short ? ' short' : ''}${problem ? ' bad' : ''}`}>
        {caption ? <span aria-hidden="true">{caption}</span> : null}
        {children}
      </label>
      {problem ? (
        <p className="field-error" id={id} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
