import { type ReactElement, useState } from 'react'
import type { Shown } from '../../state/session-store.ts'
import { Segments } from '../controls/segments.tsx'
import { useRareWords, useWords } from '../hooks.ts'
import { binRows, errorRows, levelRows } from './table-rows.ts'

type Which = 'original' | 'levels' | 'error'

const ROWS = { original: binRows, levels: levelRows, error: errorRows }

/** The numbers behind the charts. */
export function TablePanel({ shown }: { shown: Shown }): ReactElement {
  const words = useWords()
  const rare = useRareWords()
  const [which, setWhich] = useState<Which>('original')
  const { evaluation } = shown
  const options: Which[] = evaluation.levels ? ['original', 'levels', 'error'] : ['original', 'error']
  const chosen = options.includes(which) ? which : 'original'
  const rows = ROWS[chosen](evaluation, rare.panels.columns)
  return (
    <div className="table-panel">
      <Segments
        legend={words.panels.table}
        options={options.map((value) => ({ value, label: rare.panels.tableOf[value] }))}
        value={chosen}
        onChange={setWhich}
      />
      <table>
        <caption className="visually-hidden">{rare.panels.tableOf[chosen]}</caption>
        <thead>
          <tr>
            {rows.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.body.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) => (
                // cells of a row have no identity but their column
                <td key={rows.head[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.body.length < rows.total ? <p className="hint">{rare.panels.rows(rows.body.length, rows.total)}</p> : null}
    </div>
  )
}
