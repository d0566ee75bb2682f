import type { ReactElement } from 'react'
import { percent } from '../../i18n/numbers.ts'
import { useRareWords } from '../hooks.ts'

interface Props {
  readonly className: string
  readonly label: string
  /** 0 to 1. */
  readonly done: number
  /** Where it can be told. */
  readonly secondsLeft: number | null
  readonly onStop: () => void
}

/** How far long work is, and the way to stop it. */
export function WorkBar({ className, label, done, secondsLeft, onStop }: Props): ReactElement {
  const rare = useRareWords()
  return (
    <div className={className} role="status">
      <b>{label}</b>
      <span
        className="working-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(done * 100)}
      >
        <span style={{ width: `${done * 100}%` }} />
      </span>
      <span className="working-text">{rare.work.progress(percent(done), secondsLeft)}</span>
      <button type="button" className="button" onClick={onStop}>
        {rare.work.stop}
      </button>
    </div>
  )
}
