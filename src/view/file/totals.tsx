import type { ReactElement, ReactNode } from 'react'
import { bytes, fixed, UNDEFINED_SIGN } from '../../i18n/numbers.ts'
import { rowsOf, type Row } from '../../state/file/rows.ts'
import { totalsOf } from '../../state/file/totals.ts'
import { Output } from '../controls/output.tsx'
import { useRareWords, useWords } from '../hooks.ts'
import { useTable } from './use-table.ts'

/** Quality and price of the whole file. While a scan runs they are those of the one before, at 40 %. */
export function Totals({ rows }: { rows: readonly Row[] }): ReactElement {
  const words = useWords()
  const { fileView } = useRareWords()
  const table = useTable((state) => state)
  const now = totalsOf(rows)
  const old = now ? null : totalsOf(rowsOf({ ...table, findings: table.before, before: new Map() }))
  const totals = now ?? old
  const kept = totals?.kept ?? table.kept.size
  const [keptCount, keptOf] = fileView.keptOf(kept, table.tensors.length)
  return (
    <section
      className={`figures file-totals${old ? ' stale' : ''}`}
      id="figures"
      aria-label={words.figures.label}
      tabIndex={-1}
    >
      <dl className="strip">
        <Total
          title={fileView.sqnr}
          hint={totals ? fileView.sqnrHint(totals.quantized) : fileView.pending}
          kind="primary"
        >
          <Output name="file_sqnr" value={totals?.sqnr ?? NaN}>
            {fixed(totals?.sqnr ?? NaN, 1)}
          </Output>
          {Number.isNaN(totals?.sqnr ?? NaN) ? null : <small>dB</small>}
        </Total>
        <Total
          title={words.figures.bits_per_weight}
          hint={totals ? fileView.bitsHint : fileView.pending}
          kind="primary"
        >
          <Output name="file_bits" value={totals?.bits ?? NaN}>
            {fixed(totals?.bits ?? NaN, 2)}
          </Output>
        </Total>
        <Total title={fileView.size} kind="size">
          <Output name="file_bytes" value={totals?.bytes ?? NaN}>
            {totals ? bytes(totals.bytes) : UNDEFINED_SIGN}
          </Output>
          {totals ? <small>{fileView.of(bytes(totals.originalBytes))}</small> : null}
        </Total>
        {kept > 0 ? (
          <Total title={fileView.keptTitle}>
            <span>{keptCount}</span>
            <small>{keptOf}</small>
          </Total>
        ) : null}
      </dl>
    </section>
  )
}

function Total({
  title,
  hint,
  kind = '',
  children,
}: {
  title: string
  hint?: string
  kind?: 'primary' | 'size' | ''
  children: ReactNode
}): ReactElement {
  return (
    <div className={`figure ${kind}`} title={hint}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}
