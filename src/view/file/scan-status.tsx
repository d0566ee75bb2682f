import type { ReactElement } from 'react'
import { describe } from '../lab/describe.ts'
import type { FileScans } from '../../state/file/file-scans.ts'
import { useLanguage, useRareWords } from '../hooks.ts'
import { useTable } from './use-table.ts'

/** How far the scan is, or where it was stopped, and whose figures stand at 40 % meanwhile. */
export function ScanStatus({ scans }: { scans: FileScans }): ReactElement {
  const { words, locale } = useLanguage()
  const { fileView, work } = useRareWords()
  const stopped = useTable((table) => table.status === 'stopped')
  const { done, total, share, left } = useTable((table) => table.progress)
  const oldPane = useTable((table) => (table.before.size > 0 ? table.beforePane : null))
  return (
    <div className="file-progress" role="status">
      <span className="file-progress-text">
        {stopped ? fileView.stopped(done, total) : fileView.scanning(done, total)}
        {stopped || left === null ? null : `, ${fileView.left(Math.max(1, Math.ceil(left)))}`}
        {oldPane ? <small>{words.figures.previous(describe({ pane: oldPane }, words, locale))}</small> : null}
      </span>
      {stopped ? null : (
        <span
          className="working-bar"
          role="progressbar"
          aria-label={fileView.scanning(done, total)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.floor(share * 100)}
        >
          <span style={{ width: `${share * 100}%` }} />
        </span>
      )}
      <button type="button" className="button" onClick={() => (stopped ? scans.resume() : scans.stop())}>
        {stopped ? fileView.goOn : work.stop}
      </button>
    </div>
  )
}
