import type { ReactElement } from 'react'
import { fixed, percent } from '../../i18n/numbers.ts'
import type { Row } from '../../state/file/rows.ts'
import { concentrationOf } from '../../state/file/totals.ts'
import { useRareWords } from '../hooks.ts'
import { useTable } from './use-table.ts'

/** What the table says, where there is something to say: made from its numbers. */
export function Finding({ rows }: { rows: readonly Row[] }): ReactElement {
  const { fileView: words } = useRareWords()
  const remedy = useTable((table) => table.remedy)
  const few = concentrationOf(rows)
  return (
    <p className="file-finding">
      {few ? <b>{words.few(few.few, few.of, percent(few.share))} </b> : null}
      {remedy
        ? words.remedy(
            remedy.tensor,
            words.axis(remedy.axis, remedy.rank),
            fixed(remedy.sqnr, 1),
            fixed(remedy.before, 1),
          )
        : null}
    </p>
  )
}
