import { type ReactElement, useState } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import { count, exact, significant } from '../../i18n/numbers.ts'
import type { Shown } from '../../state/session-store.ts'
import { Segments } from '../controls/segments.tsx'
import { edgeOf } from '../charts/domain.ts'
import { useRareWords, useWords } from '../hooks.ts'

type Which = 'original' | 'levels' | 'error'

interface Rows {
  readonly head: readonly string[]
  readonly body: readonly (readonly string[])[]
  readonly total: number
}

/** More rows help nobody, and a hidden cost for those who read with the ears. */
const MOST = 600

/** The numbers behind the charts. */
export function TablePanel({ shown }: { shown: Shown }): ReactElement {
  const words = useWords()
  const rare = useRareWords()
  const [which, setWhich] = useState<Which>('original')
  const { evaluation } = shown
  const options: Which[] = evaluation.levels ? ['original', 'levels', 'error'] : ['original', 'error']
  const chosen = options.includes(which) ? which : 'original'
  const rows = { original: binRows, levels: levelRows, error: errorRows }[chosen](evaluation)
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
          {rows.body.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, i) => (
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

  function binRows({ bins, quantizedBins, original, quantized, originalClipped }: Evaluation): Rows {
    const { columns } = rare.panels
    const first = Math.min(bins.first, quantizedBins.first)
    const last = Math.max(bins.first + bins.count, quantizedBins.first + quantizedBins.count)
    const body: string[][] = []
    let total = 0
    for (let bin = first; bin < last; bin++) {
      const x = original[bin - bins.first] ?? 0
      const y = quantized[bin - quantizedBins.first] ?? 0
      if (x === 0 && y === 0) continue
      total += 1
      if (body.length >= MOST) continue
      const from = edgeOf({ ...bins, first: bin }, 0)
      body.push([
        significant(from, 4),
        significant(from + bins.width, 4),
        count(x),
        count(y),
        count(originalClipped[bin - bins.first] ?? 0),
      ])
    }
    return { head: [columns.from, columns.to, columns.original, columns.quantized, columns.clipped], body, total }
  }

  function levelRows({ levels }: Evaluation): Rows {
    const { columns } = rare.panels
    const head = [columns.code, columns.level, columns.count]
    if (!levels) return { head, body: [], total: 0 }
    const body = Array.from(levels.values.slice(0, MOST), (value, i) => [
      exact(levels.codes[i] ?? 0),
      significant(value, 6),
      count(levels.counts[i] ?? 0),
    ])
    return { head, body, total: levels.values.length }
  }

  function errorRows({ error }: Evaluation): Rows {
    const { columns } = rare.panels
    const body: string[][] = []
    if (error.below > 0) body.push([`< −1.5`, '', '', count(error.below)])
    for (let i = 0; i < error.bins.count; i++) {
      const rounding = error.rounding[i] ?? 0
      const clipping = error.clipping[i] ?? 0
      if (rounding + clipping === 0) continue
      body.push([
        significant(edgeOf(error.bins, i), 3),
        significant(edgeOf(error.bins, i + 1), 3),
        count(rounding),
        count(clipping),
      ])
    }
    if (error.above > 0) body.push([`> 1.5`, '', '', count(error.above)])
    return { head: [columns.from, columns.to, columns.rounding, columns.clipping], body, total: body.length }
  }
}
