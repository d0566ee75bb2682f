import { type ReactElement, type RefObject, useEffect } from 'react'
import type { FileScans } from '../../state/file/file-scans.ts'
import type { Row } from '../../state/file/rows.ts'
import { tableStore } from '../../state/file/table-store.ts'
import { useRareWords } from '../hooks.ts'
import { keysEnabled } from '../keys-enabled.ts'
import { ExportButtons } from './export-buttons.tsx'
import { Finding } from './finding.tsx'
import { ScanAnnouncement, ScanStatus } from './scan-status.tsx'
import { useTable } from './use-table.ts'
import { Why } from './why.tsx'

interface Props {
  readonly rows: readonly Row[]
  readonly listed: readonly Row[]
  readonly scans: FileScans
  readonly filter: RefObject<HTMLInputElement | null>
}

/** What the table says in a sentence, how far the scan is, and what can be done with the table. */
export function Toolbar({ rows, listed, scans, filter }: Props): ReactElement {
  const { fileView: words } = useRareWords()
  const status = useTable((table) => table.status)
  const ranked = useTable(({ sorting }) => sorting.key === 'error' && sorting.descending)
  const query = useTable((table) => table.filter)
  useSlash(filter)
  return (
    <div className="file-toolbar">
      <div className="file-says">
        <ScanAnnouncement />
        <h2>{ranked ? words.damage : words.list}</h2>
        {status === 'failed' ? <Why /> : status === 'done' ? <Finding rows={rows} /> : <ScanStatus scans={scans} />}
      </div>
      <label className="field file-filter">
        <input
          ref={filter}
          type="search"
          placeholder={words.filter}
          aria-label={words.filter}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => tableStore.setState({ filter: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') tableStore.setState({ filter: '' })
          }}
        />
        {query.trim() === '' ? null : <span role="status">{words.found(listed.length, rows.length)}</span>}
      </label>
      <ExportButtons listed={listed} />
    </div>
  )
}

/** `/` goes to the filter, as in many lists. */
function useSlash(filter: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || !keysEnabled.get()) return
      const { target } = event
      if (target instanceof Element && target.closest('input, select, textarea, dialog')) return
      event.preventDefault()
      filter.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [filter])
}
