import type { ReactElement } from 'react'
import type { FileScans } from '../../state/file/file-scans.ts'
import { ProgressBar } from '../controls/progress-bar.tsx'
import { useLanguage, useRareWords } from '../hooks.ts'
import { describe } from '../texts/describe.ts'
import { useTable } from './use-table.ts'

/** How far the scan is, or where it was stopped, and whose figures stand at 40 % meanwhile. */
export function ScanStatus({ scans }: { scans: FileScans }): ReactElement {
  const { locale } = useLanguage()
  const rare = useRareWords()
  const { fileView, work } = rare
  const stopped = useTable((table) => table.status === 'stopped')
  const { done, total, share, left } = useTable((table) => table.progress)
  const oldPane = useTable((table) => (table.before.size > 0 ? table.beforePane : null))
  const scanning = fileView.scanning(done, total)
  return (
    <div className="file-progress">
      <span className="file-progress-text">
        {stopped ? fileView.stopped(done, total) : left === null ? scanning : fileView.left(scanning, seconds(left))}
        {oldPane ? <small>{rare.recipe.previous(describe({ pane: oldPane }, rare, locale))}</small> : null}
      </span>
      {stopped ? null : <ProgressBar label={scanning} done={share} />}
      <button type="button" className="button" onClick={() => (stopped ? scans.resume() : scans.stop())}>
        {stopped ? fileView.goOn : work.stop}
      </button>
    </div>
  )
}

const seconds = (left: number): number => Math.max(1, Math.ceil(left))

/** Start, stop and end for those who hear the page: what changes many times a second is only to be seen. */
export function ScanAnnouncement(): ReactElement {
  const { fileView } = useRareWords()
  const status = useTable((table) => table.status)
  const total = useTable((table) => table.progress.total)
  // it stands still while nothing goes on
  const done = useTable((table) => (table.status === 'stopped' ? table.progress.done : 0))
  return (
    <span className="visually-hidden" role="status">
      {total === 0
        ? null
        : status === 'scanning'
          ? fileView.begun(total)
          : status === 'stopped'
            ? fileView.stopped(done, total)
            : status === 'done'
              ? fileView.over(total)
              : null}
    </span>
  )
}
