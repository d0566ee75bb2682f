import type { ReactElement } from 'react'
import type { Remark } from '../../core/quantizer/remarks.ts'
import { treatmentSentence } from '../../i18n/sentences.ts'
import { useRareWords } from '../hooks.ts'

/** What the method had to do to these weights. */
export function Treatment({ remarks, lost }: { remarks: readonly Remark[]; lost: number }): ReactElement {
  const rare = useRareWords()
  return (
    <>
      {remarks.map((remark) => (
        <p key={remark.code} className="hint below">
          {treatmentSentence(remark, rare)}
        </p>
      ))}
      {lost > 0 ? <p className="hint below">{rare.levels.lost(lost)}</p> : null}
    </>
  )
}
