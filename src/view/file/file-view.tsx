import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import { Comparing } from '../../state/file/comparison.ts'
import { FileScans } from '../../state/file/file-scans.ts'
import { useRareWords } from '../hooks.ts'
import { later } from '../later.tsx'
import { ComparisonLine } from './comparison-line.tsx'
import { Head } from './head.tsx'
import { MethodRow } from './method-row.tsx'
import { TensorGrid } from './tensor-grid.tsx'
import { Toolbar } from './toolbar.tsx'
import { useRows, useTable } from './use-table.ts'
import { Why } from './why.tsx'
import '../styles/controls.css'
import '../styles/fields.css'
import '../styles/figures.css'
import '../styles/file.css'
import '../styles/file-toolbar.css'
import '../styles/file-cells.css'
import '../styles/file-grid.css'
import '../styles/file-details.css'

const ControlsSheet = later(() => import('../rail/controls-sheet.tsx').then((part) => part.ControlsSheet))

/** All tensors of the open files: which of them does the method hurt? */
export function FileView(): ReactElement {
  const rare = useRareWords()
  const filter = useRef<HTMLInputElement>(null)
  const [sheet, setSheet] = useState(false)
  const scans = useMemo(() => new FileScans(), [])
  const comparing = useMemo(() => new Comparing(), [])
  useEffect(() => scans.follow(), [scans])
  useEffect(() => () => comparing.release(), [comparing])
  const empty = useTable((table) => table.tensors.length === 0)
  const status = useTable((table) => table.status)
  const { rows, listed } = useRows()
  return (
    <div className="file" data-scan={status}>
      <Head comparing={comparing} />
      {empty ? (
        status === 'failed' ? (
          <Why />
        ) : (
          <p className="file-opening" role="status">
            {rare.fileView.opening}
          </p>
        )
      ) : (
        <>
          <MethodRow rows={rows} onControls={() => setSheet(true)} />
          <Toolbar rows={rows} listed={listed} scans={scans} filter={filter} />
          <ComparisonLine comparing={comparing} />
          <TensorGrid rows={listed} filter={filter} />
        </>
      )}
      {sheet ? <ControlsSheet onClose={() => setSheet(false)} /> : null}
    </div>
  )
}
