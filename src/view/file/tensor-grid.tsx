import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import { openInLab } from '../../state/file/file-set.ts'
import { summaryOf } from '../../state/file/listing.ts'
import type { Row } from '../../state/file/rows.ts'
import { tableStore } from '../../state/file/table-store.ts'
import { useRareWords, useScene, useWidth, useWords } from '../hooks.ts'
import { Details } from './details.tsx'
import { GridHead } from './grid-head.tsx'
import { GridRow } from './grid-row.tsx'
import { scaleOf } from './scale.ts'
import { useTable } from './use-table.ts'
import { useWindow } from './use-window.ts'

const HEIGHT = { plain: 33, narrow: 62, projector: 44 }
/** What a page key moves by. */
const PAGE = 12

const rowId = (index: number): string => `tensor-${index}`

/** In characters. */
function longestShape(rows: readonly Row[], shapeOf: (shape: readonly number[]) => string): number {
  return rows.reduce((most, { tensor }) => Math.max(most, shapeOf(tensor.shape).length), 0)
}

interface Props {
  readonly rows: readonly Row[]
  readonly filter: RefObject<HTMLInputElement | null>
}

/** The list: one line per tensor, as many of them in the page as can be seen. */
export function TensorGrid({ rows, filter }: Props): ReactElement {
  const { fileView: words } = useRareWords()
  const { weights } = useWords()
  const query = useTable((table) => table.filter)
  const selected = useTable((table) => table.selected)
  const several = useTable((table) => summaryOf(table.tensors).dtypes.length > 1)
  const comparing = useTable((table) => table.comparison !== null)
  const narrow = useWidth() === 'narrow'
  const projector = useScene((scene) => scene.theme === 'projector')
  const height = narrow ? HEIGHT.narrow : projector ? HEIGHT.projector : HEIGHT.plain
  const body = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  const { from, to } = useWindow(body, rows.length, height)
  const scale = useMemo(() => scaleOf(rows), [rows])
  const shapeLength = useMemo(() => longestShape(rows, weights.shapeOf), [rows, weights.shapeOf])
  const active = Math.max(
    0,
    rows.findIndex(({ tensor }) => tensor.name === selected),
  )

  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    document.getElementById(rowId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const drawn = Array.from({ length: to - from }, (_, i) => from + i)
  // wherever the list is scrolled to, the row that the keyboard stands on is there
  if (active < from) drawn.unshift(active)
  else if (active >= to && active < rows.length) drawn.push(active)

  return (
    <>
      <div
        className={`file-grid${several ? ' with-dtype' : ''}${comparing ? ' comparing' : ''}`}
        role="grid"
        style={{ '--shape-length': shapeLength } as CSSProperties}
        aria-label={words.list}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={rows.length > 0 ? rowId(active) : undefined}
        tabIndex={0}
        onKeyDown={onKey}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
      >
        <GridHead several={several} most={scale.decibels} />
        <div className="file-rows" role="rowgroup" ref={body} style={{ height: rows.length * height }}>
          {drawn.map((index) => {
            const row = rows[index]
            return row ? (
              <GridRow
                key={row.tensor.name}
                id={rowId(index)}
                row={row}
                index={index}
                top={index * height}
                height={height}
                active={index === active}
                several={several}
                comparing={comparing}
                scale={scale}
              />
            ) : null
          })}
        </div>
      </div>
      {rows.length === 0 ? (
        <p className="file-none">
          {words.none(query)}
          <button
            type="button"
            className="button"
            onClick={() => (tableStore.setState({ filter: '' }), filter.current?.focus())}
          >
            {words.clear}
          </button>
        </p>
      ) : null}
      {rows[active] ? <Details row={rows[active]} onOpen={open} /> : null}
    </>
  )

  /** One listener for all rows: a click selects, the button of a row opens. */
  function onClick(event: MouseEvent): void {
    const name = tensorAt(event.target)
    if (name === null) return
    if (event.target instanceof Element && event.target.closest('[data-open]')) open(name)
    else select(name)
  }

  function onDoubleClick(event: MouseEvent): void {
    const name = tensorAt(event.target)
    if (rows.some(({ tensor }) => tensor.name === name && !tensor.problem) && name !== null) open(name)
  }

  function onKey(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter') {
      const row = rows[active]
      if (row && !row.tensor.problem) open(row.tensor.name)
      return
    }
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
      Home: 0,
      End: rows.length - 1,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))]
    if (!row) return
    moved.current = true
    select(row.tensor.name)
  }
}

/** The tensor whose row was hit. */
function tensorAt(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest('[data-tensor]') : null
  return row?.getAttribute('data-tensor') ?? null
}

function select(name: string): void {
  tableStore.setState({ selected: name })
}

function open(name: string): void {
  const { set, tensors } = tableStore.getState()
  if (!set) return
  select(name)
  openInLab(set, name, tensors.length === 1)
}
