import type { ReactElement } from 'react'
import { sortBy, type SortKey } from '../../state/file/table-store.ts'
import { useRareWords, useWidth } from '../hooks.ts'
import { useTable } from './use-table.ts'

/** The names of the columns; most of them sort. */
export function GridHead({ several, most }: { several: boolean; most: number }): ReactElement {
  const { fileView } = useRareWords()
  const { columns } = fileView
  const width = useWidth()
  const comparison = useTable((table) => table.comparison?.name)
  const sorting = useTable((table) => table.sorting)

  function sortable(key: SortKey, label: string, className: string, hint?: string, term?: string): ReactElement {
    const active = sorting.key === key
    return (
      <div
        role="columnheader"
        className={className}
        title={hint}
        data-term={term}
        aria-sort={active ? (sorting.descending ? 'descending' : 'ascending') : undefined}
      >
        <button type="button" onClick={() => sortBy(key)}>
          {label}
          {active ? <span aria-hidden="true">{sorting.descending ? ' ↓' : ' ↑'}</span> : null}
        </button>
      </div>
    )
  }

  return (
    <div role="rowgroup" className="file-columns">
      <div role="row" aria-rowindex={1} className="file-row">
        {sortable('name', columns.name, 'name')}
        {several ? (
          <div role="columnheader" className="dtype">
            {columns.dtype}
          </div>
        ) : null}
        {sortable('weights', columns.shape, 'shape')}
        <div role="columnheader" className="histogram">
          {columns.spark}
        </div>
        {sortable('max', columns.max, 'max')}
        {sortable('std', columns.std, 'std', undefined, 'std')}
        {comparison
          ? sortable('other', fileView.compare.column, 'other', fileView.compare.columnHint(comparison))
          : null}
        {sortable('sqnr', columns.sqnr, 'sqnr', undefined, 'sqnr')}
        <div role="columnheader" className="dots">
          {columns.scale(most)}
        </div>
        {sortable('error', width === 'wide' ? columns.share : columns.shareShort, 'share', undefined, 'share')}
        {sortable('size', columns.size, 'size')}
      </div>
    </div>
  )
}
