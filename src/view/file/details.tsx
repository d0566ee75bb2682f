import type { ReactElement } from 'react'
import { fixed, significant } from '../../i18n/numbers.ts'
import type { RareMessages } from '../../i18n/index.ts'
import type { Row } from '../../state/file/rows.ts'
import { useRareWords, useWords } from '../hooks.ts'
import { whyKept } from './kept-sentence.ts'
import { otherSentence } from './other-sentence.ts'

/** What the columns have no room for. */
export function detailsOf({ tensor, scan, damage }: Row, { fileView }: RareMessages): string[] {
  const { details } = fileView
  if (scan?.kind !== 'scanned') return tensor.problem ? [] : [fileView.weights(tensor.count)]
  const { stats } = scan
  const leftOut = stats.n - stats.finite
  return [
    fileView.weights(tensor.count),
    stats.finite > 0 ? details.minMax(significant(stats.min, 4), significant(stats.max, 4)) : '',
    stats.finite > 0 ? details.mean(significant(stats.mean, 4)) : '',
    stats.finite > 0 ? details.std(significant(stats.std, 4)) : '',
    leftOut > 0 ? details.left(leftOut) : '',
    damage ? details.bits(fixed(damage.bits / tensor.count, 2)) : '',
    damage && damage.lost > 0 ? details.lost(damage.lost) : '',
    damage?.sqnr === Infinity && damage.lost === 0 ? details.noError : '',
    damage && Number.isNaN(damage.sqnr) && damage.lost === 0 ? details.noSignal : '',
  ].filter(Boolean)
}

/** The selected tensor, below the list: what a pointer finds in the tooltip of its row. */
export function Details({ row, onOpen }: { row: Row; onOpen: (name: string) => void }): ReactElement {
  const words = useWords()
  const rare = useRareWords()
  const { name, problem } = row.tensor
  const kept = whyKept(row, rare)
  const other = row.other ? [otherSentence(row.other, words, rare)] : []
  return (
    <footer className="file-details">
      <p>
        <b>{name}</b>
        <span>{[...detailsOf(row, rare), ...(kept ? [kept] : []), ...other].join(' · ')}</span>
      </p>
      {problem ? null : (
        <button type="button" className="button" onClick={() => onOpen(name)}>
          {rare.fileView.open}
        </button>
      )}
    </footer>
  )
}
