import type { ReactElement } from 'react'
import type { Comparison } from '../../state/file/compared.ts'
import { type Comparing, countsOf } from '../../state/file/comparison.ts'
import { useRareWords, useWords } from '../hooks.ts'
import { failureSentence } from './failure-sentence.ts'
import { useTable } from './use-table.ts'

/** What the file is set against, how far that is, and the way back; nothing without another file. */
export function ComparisonLine({ comparing }: { comparing: Comparing }): ReactElement {
  const words = useWords()
  const rare = useRareWords()
  const { compare } = rare.fileView
  const comparison = useTable((table) => table.comparison)
  const all = useTable((table) => table.tensors.length)
  const working = comparison?.status === 'working'
  const sentence = comparison ? sentenceOf(comparison) : ''
  return (
    <>
      {/* start and end for those who hear the page: the count between changes too often */}
      <span className="visually-hidden" role="status">
        {working ? compare.begun(comparison.name) : sentence}
      </span>
      {comparison ? (
        <div className="file-comparison">
          <span>{sentence}</span>
          <button type="button" className="button tertiary" title={compare.end} onClick={() => comparing.close()}>
            {working ? rare.work.stop : words.notices.close}
          </button>
        </div>
      ) : null}
    </>
  )

  function sentenceOf({ name, status, found, failure }: Comparison): string {
    if (status === 'working') return compare.working(name, found.size, all)
    if (status === 'done') return compare.done(name, countsOf(found))
    return compare.failed(name, failureSentence(failure ?? '', rare))
  }
}
