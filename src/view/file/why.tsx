import type { ReactElement } from 'react'
import { useRareWords } from '../hooks.ts'
import { failureSentence } from './failure-sentence.ts'
import { useTable } from './use-table.ts'

/** Why the file cannot be listed, or why its scan ended. */
export function Why(): ReactElement | null {
  const rare = useRareWords()
  const failure = useTable((table) => table.failure)
  if (failure === null) return null
  return (
    <p className="file-failed" role="alert">
      {rare.fileView.failed(failureSentence(failure, rare))}
    </p>
  )
}
