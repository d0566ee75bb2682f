import type { ReactElement } from 'react'
import type { Remark } from '../../core/quantizer/remarks.ts'
import { treatmentSentence } from '../../i18n/sentences.ts'
import { useRareWords } from '../hooks.ts'

/** What the method had to do to weights of this shape. */
export function Treatment({ remarks }: { remarks: readonly Remark[] }): ReactElement {
  const rare = useRareWords()
  return (
    <>
      {remarks.map((remark) => (
        <p key={remark.code} className="hint below">
          {treatmentSentence(remark, rare)}
        </p>
      ))}
    </>
  )
}
