import type { ReactElement } from 'react'
import { percent } from '../../i18n/numbers.ts'
import { useRareWords, useServices, useSession } from '../hooks.ts'

/** What is being worked on, how far it is, and the way to stop it. */
export function Working(): ReactElement {
  const rare = useRareWords()
  const progress = useSession((session) => session.progress)
  const elapsed = useSession((session) => session.elapsed)
  const { runner } = useServices()
  const done = progress?.done ?? 0
  const left = done > 0.05 ? Math.max(1, Math.ceil((elapsed / 1000 / done) * (1 - done))) : null
  return (
    <div className="working" role="status">
      <b>{rare.work[progress?.phase ?? 'measure']}</b>
      <span
        className="working-bar"
        role="progressbar"
        aria-label={rare.work[progress?.phase ?? 'measure']}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(done * 100)}
      >
        <span style={{ width: `${done * 100}%` }} />
      </span>
      <span className="working-text">{rare.work.progress(percent(done), left)}</span>
      <button type="button" className="button" onClick={() => runner.stop()}>
        {rare.work.stop}
      </button>
    </div>
  )
}
