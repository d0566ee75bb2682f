import type { ReactElement } from 'react'
import type { FileNote } from '../../core/formats/problems.ts'
import { noteSentence } from '../../i18n/sentences.ts'
import { useRareWords } from '../hooks.ts'

/** What the reader of a file remarked: values that were missing, columns that were dropped. */
export function ReaderNotes({ notes }: { notes: readonly FileNote[] }): ReactElement {
  const rare = useRareWords()
  return (
    <div className="sentences" role="status">
      {notes.map((note) => {
        const sentence = noteSentence(note, rare)
        return <p key={sentence}>{sentence}</p>
      })}
    </div>
  )
}
