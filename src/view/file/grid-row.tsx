import { memo, type ReactElement } from 'react'
import { bytes, fixed, percent, significant, UNDEFINED_SIGN } from '../../i18n/numbers.ts'
import { dtypeName } from '../../state/file/dtype-name.ts'
import type { Compared } from '../../state/file/compared.ts'
import type { Row } from '../../state/file/rows.ts'
import { useLanguage, useRareWords } from '../hooks.ts'
import { detailsOf } from './details.tsx'
import { keptSentence, whyKept } from './kept-sentence.ts'
import { otherSentence } from './other-sentence.ts'
import type { Scale } from './scale.ts'
import { Sparkline } from './sparkline.tsx'

interface Props {
  readonly id: string
  readonly row: Row
  readonly index: number
  readonly top: number
  readonly height: number
  readonly active: boolean
  readonly several: boolean
  readonly comparing: boolean
  readonly scale: Scale
}

/** A share that is worth bold print. */
const TELLING = 0.05

/** Four digits, or two and a power of ten: there is room for as much. */
function short(value: number): string {
  const text = significant(value, 4)
  return text.includes('×') ? significant(value, 2) : text
}

/** One tensor. */
export const GridRow = memo(function GridRow(props: Props): ReactElement {
  const { id, row, index, top, height, active, several, comparing, scale } = props
  const { words } = useLanguage()
  const rare = useRareWords()
  const { tensor, scan, damage, share, old, other } = row
  const stats = scan?.kind === 'scanned' ? scan.stats : null
  const kept = keptSentence(row, rare)
  const { shape } = tensor
  return (
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={active}
      className={`file-row${active ? ' active' : ''}${kept ? ' kept' : ''}${old ? ' old' : ''}`}
      style={{ top, height }}
      title={rare.fileView.details.list(detailsOf(row, rare))}
      data-tensor={tensor.name}
    >
      <div role="gridcell" className="name">
        {tensor.name}
      </div>
      {several ? (
        <div role="gridcell" className="dtype">
          {dtypeName(tensor.dtype)}
        </div>
      ) : null}
      <div role="gridcell" className="shape">
        {shape.length > 0 ? words.weights.shapeOf(shape) : tensor.problem ? '' : rare.fileView.scalar}
      </div>
      <div role="gridcell" className="histogram">
        {scan?.kind === 'scanned' ? <Sparkline spark={scan.spark} faint={kept !== null} /> : null}
      </div>
      <div role="gridcell" className="max">
        {stats ? short(row.max) : null}
      </div>
      <div role="gridcell" className="std">
        {stats ? short(stats.std) : null}
      </div>
      {comparing ? (
        <div role="gridcell" className="other" title={other ? otherSentence(other, words, rare) : undefined}>
          {other ? <OtherFigure other={other} /> : null}
        </div>
      ) : null}
      {kept === null ? (
        <>
          <div role="gridcell" className="sqnr">
            {damage ? fixed(damage.sqnr, 2) : null}
          </div>
          <div role="gridcell" className="dots">
            {damage ? <Dot sqnr={damage.sqnr} most={scale.decibels} /> : null}
          </div>
          <div role="gridcell" className="share">
            {damage ? (
              <>
                <span className="bar" style={{ flexBasis: `${(share > 0 ? share / scale.share : 0) * 100}%` }} />
                <span className={share >= TELLING ? 'telling' : ''}>{percent(share)}</span>
              </>
            ) : null}
          </div>
        </>
      ) : (
        <div role="gridcell" className="note" aria-colspan={3} title={whyKept(row, rare) ?? kept}>
          {kept}
        </div>
      )}
      <div role="gridcell" className="size">
        {Number.isNaN(row.size) ? null : bytes(row.size)}
      </div>
      {tensor.problem ? null : (
        <div role="gridcell" className="open">
          <button
            type="button"
            className="button"
            tabIndex={-1}
            aria-label={rare.fileView.openNamed(tensor.name)}
            data-open=""
          >
            {rare.fileView.open}
          </button>
        </div>
      )}
    </div>
  )
})

function OtherFigure({ other }: { other: Compared }): ReactElement {
  const { words } = useLanguage()
  const rare = useRareWords()
  if (other.kind === 'compared') return <>{fixed(other.sqnr, 2)}</>
  return (
    <>
      {UNDEFINED_SIGN}
      <span className="visually-hidden"> ({otherSentence(other, words, rare)})</span>
    </>
  )
}

/** Where the SQNR lies on the axis of all rows; ∞ stands at its end. */
function Dot({ sqnr, most }: { sqnr: number; most: number }): ReactElement | null {
  if (Number.isNaN(sqnr)) return null
  return (
    <span className="dot-line" aria-hidden="true">
      <span style={{ left: `${Math.min(1, Math.max(0, sqnr / most)) * 100}%` }} />
    </span>
  )
}
