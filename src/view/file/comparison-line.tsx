import type { ReactElement } from 'react'
import { problemSentence } from '../../i18n/sentences.ts'
import type { Comparing } from '../../state/file/comparison.ts'
import { useRareWords, useWords } from '../hooks.ts'
import { useTable } from './use-table.ts'

/** What the file is set against, how far that is, and the way back; nothing without another file. */
export function ComparisonLine({ comparing }: { comparing: Comparing }): ReactElement | null {
  const words = useWords()
  const rare = useRareWords()
  const { compare } = rare.fileView
  const comparison = useTable((table) => table.comparison)
  const all = useTable((table) => table.tensors.length)
  if (!comparison) return null
  return (
    <div className="file-comparison" role="status">
      <span>{sentenceOf(comparison)}</span>
      <button type="button" className="button tertiary" title={compare.end} onClick={() => comparing.close()}>
        {comparison.status === 'working' ? rare.work.stop : words.notices.close}
      </button>
    </div>
  )

  function sentenceOf({ name, status, found, failure }: NonNullable<typeof comparison>): string {
    if (status === 'working') return compare.working(name, found.size, all)
    if (status === 'failed') {
      return compare.failed(
        name,
        failure && typeof failure === 'object' ? problemSentence(failure, rare) : (failure ?? ''),
      )
    }
    const results = [...found.values()]
    const compared = results.filter(({ kind }) => kind === 'compared')
    const there = results.filter(({ kind }) => kind !== 'missing').length
    const differing = compared.filter((each) => each.kind === 'compared' && each.greatest > 0).length
    return [compare.done(name, there, all), compared.length > 0 ? compare.differ(differing) : ''].join(' ')
  }
}
