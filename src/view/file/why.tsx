import type { ReactElement } from 'react'
import { problemSentence } from '../../i18n/sentences.ts'
import { useRareWords } from '../hooks.ts'
import { useTable } from './use-table.ts'

/** Why the file cannot be listed, or why its scan ended. */
export function Why(): ReactElement | null {
  const rare = useRareWords()
  const failure = useTable((table) => table.failure)
  if (failure === null) return null
  const sentence = typeof failure === 'string' ? rare.fileView.crashed(failure) : problemSentence(failure, rare)
  return (
    <p className="file-failed" role="alert">
      {rare.fileView.failed(sentence)}
    </p>
  )
}
