import { useMemo } from 'react'
import { useStore } from 'zustand'
import { filtered, type Row, rowsOf, sorted } from '../../state/file/rows.ts'
import { type FileTable, tableStore } from '../../state/file/table-store.ts'

export const useTable = <T>(select: (table: FileTable) => T): T => useStore(tableStore, select)

/** Every row, and those that the list shows, in its order. */
export function useRows(): { readonly rows: readonly Row[]; readonly listed: readonly Row[] } {
  const table = useTable((state) => state)
  const { tensors, kept, findings, before, status, sorting, filter, comparison } = table
  const rows = useMemo(
    () => rowsOf({ tensors, kept, findings, before, status, comparison }),
    [tensors, kept, findings, before, status, comparison],
  )
  const inOrder = useMemo(() => sorted(rows, sorting), [rows, sorting])
  const listed = useMemo(() => filtered(inOrder, filter), [inOrder, filter])
  return { rows, listed }
}
