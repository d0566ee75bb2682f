import type { ReactElement } from 'react'
import { fixed, percent } from '../../i18n/numbers.ts'
import type { Remedy } from '../../state/file/remedy.ts'
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
    <p className="file-finding" title={remedy ? remedyOf(remedy) : undefined}>
      {few ? <b>{words.few(few.few, few.of, percent(few.share))}</b> : null}
      {few && remedy ? words.blank : null}
      {remedy ? remedyOf(remedy) : null}
    </p>
  )

  function remedyOf({ tensor, axis, rank, sqnr, bits, before }: Remedy): string {
    return words.remedy(
      tensor,
      words.axis(axis, rank),
      [fixed(sqnr, 1), fixed(before.sqnr, 1)],
      [fixed(bits, 2), fixed(before.bits, 2)],
    )
  }
}
