import type { ReactElement } from 'react'
import { WorkBar } from '../controls/work-bar.tsx'
import { useRareWords, useServices, useSession } from '../hooks.ts'

/** What is being worked on, how far it is, and the way to stop it. */
export function Working(): ReactElement {
  const rare = useRareWords()
  const progress = useSession((session) => session.progress)
  const elapsed = useSession((session) => session.elapsed)
  const { runner } = useServices()
  const done = progress?.done ?? 0
  const left = done > 0.05 ? Math.max(1, Math.ceil((elapsed / 1000 / done) * (1 - done))) : null
  const label = rare.work[progress?.phase ?? 'measure']
  return <WorkBar className="working" label={label} done={done} secondsLeft={left} onStop={() => runner.stop()} />
}
