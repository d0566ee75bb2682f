import type { ReactElement } from 'react'
import type { Shown } from '../../state/session-store.ts'
import { useLanguage, useRareWords } from '../hooks.ts'
import { describe } from '../texts/describe.ts'

interface Props {
  readonly shown: Shown
  /** Is it of an older setting? Else it is provisional. */
  readonly stale: boolean
}

/** What must be said of the figures while work goes on. */
export function StaleNote({ shown, stale }: Props): ReactElement {
  const rare = useRareWords()
  const { locale } = useLanguage()
  const { previous, searching } = rare.recipe
  return <p className="stale-note">{stale ? previous(describe(shown, rare, locale)) : searching}</p>
}
