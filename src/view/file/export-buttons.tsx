import type { ReactElement } from 'react'
import { cleanName, csvOf, jsonOf } from '../../state/file/export.ts'
import type { Row } from '../../state/file/rows.ts'
import { tableStore } from '../../state/file/table-store.ts'
import { useRareWords } from '../hooks.ts'

/** The rows of the list, in its order, as a file. */
export function ExportButtons({ listed }: { listed: readonly Row[] }): ReactElement {
  const { fileView: words } = useRareWords()
  return (
    <div className="file-exports">
      <button
        type="button"
        className="button tertiary"
        title={words.exportAs('CSV')}
        onClick={() => save('csv', 'text/csv', csvOf(tableStore.getState().pane, listed))}
      >
        CSV
      </button>
      <button
        type="button"
        className="button tertiary"
        title={words.exportAs('JSON')}
        onClick={() => save('json', 'application/json', jsonOf(tableStore.getState(), listed))}
      >
        JSON
      </button>
    </div>
  )
}

/** Hands a text to the browser's downloads, under the name of the file that it is about. */
function save(extension: string, type: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = href
  link.download = `${cleanName(tableStore.getState().set?.name ?? '')}.${extension}`
  link.click()
  // the download has taken the blob over by then
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}
