import type { ReactElement } from 'react'
import { percent } from '../../i18n/numbers.ts'
import { useRareWords } from '../hooks.ts'
import { usePassFocus } from './pass-focus.ts'
import { ProgressBar } from './progress-bar.tsx'

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
  const bar = usePassFocus<HTMLDivElement>()
  return (
    <div ref={bar} className={className}>
      {/* what changes many times a second is only to be seen */}
      <b role="status">{label}</b>
      <ProgressBar label={label} done={done} />
      <span className="working-text">{rare.work.progress(percent(done), secondsLeft)}</span>
      <button type="button" className="button" onClick={onStop}>
        {rare.work.stop}
      </button>
    </div>
  )
}
