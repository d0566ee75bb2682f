import { memo, type ReactElement, useCallback, useRef, useState } from 'react'
import { setRange } from '../../state/actions.ts'
import { beginGesture, endGesture, inGesture, paced, touchGesture } from '../../state/gesture.ts'
import { history, sceneStore } from '../../state/scene-store.ts'
import type { MethodSpec } from '../../state/scene.ts'
import { placed } from '../../i18n/numbers.ts'
import { keyed } from '../controls/slider-keys.ts'
import { useWords } from '../hooks.ts'
import { type Plot, px } from './plot.ts'
import { type Ends, neat, useHandles } from './use-range.ts'

interface Props {
  readonly plot: Plot
  /** The data's ends, for Home and End. */
  readonly min: number
  readonly max: number
}

/**
 * Grips for a and b on the original's chart. Touching one puts the range into the reader's hand. They follow the hand;
 * the chart behind them follows the result, so that a drag does not draw it twice.
 */
export function HandleLayer({ plot, min, max }: Props): ReactElement | null {
  const handles = useHandles()
  if (!handles) return null
  return (
    <svg className="handles" width={plot.width} height={plot.height} style={{ fontSize: plot.style.font }}>
      <Handles plot={plot} {...handles} min={min} max={max} />
    </svg>
  )
}

function Handles({ plot, a, b, keptA, keptB, span, min, max }: Props & Ends): ReactElement {
  const words = useWords()
  const { from: lo, to: hi } = plot.x
  const step = (hi - lo) / 200
  const unit = (hi - lo) / (plot.right - plot.left)
  const moveA = useCallback(
    (value: number): void => setRange(neat(Math.min(value, b - step), unit), keptB),
    [b, keptB, step, unit],
  )
  const moveB = useCallback(
    (value: number): void => setRange(keptA, neat(Math.max(value, a + step), unit)),
    [a, keptA, step, unit],
  )
  return (
    <>
      <Handle
        plot={plot}
        side="a"
        other={b}
        value={a}
        kept={keptA}
        step={step}
        home={min}
        end={max}
        span={span}
        label={words.charts.handleA}
        move={moveA}
      />
      <Handle
        plot={plot}
        side="b"
        other={a}
        value={b}
        kept={keptB}
        step={step}
        home={min}
        end={max}
        span={span}
        label={words.charts.handleB}
        move={moveB}
      />
    </>
  )
}

interface HandleProps {
  readonly plot: Plot
  readonly side: 'a' | 'b'
  readonly value: number
  /** The same in as many digits as it keeps. */
  readonly kept: number
  /** Where the other handle stands: two labels between them need the room of both. */
  readonly other: number
  /** What the digits of their numbers go by. */
  readonly span: number
  readonly step: number
  readonly home: number
  readonly end: number
  readonly label: string
  readonly move: (value: number) => void
}

const GRIP = { width: 20, height: 22 }
const TOUCH = 44

const Handle = memo(function Handle({
  plot,
  side,
  value,
  kept,
  other,
  span,
  step,
  home,
  end,
  label,
  move,
}: HandleProps): ReactElement {
  const [dragging, setDragging] = useState(false)
  /** Where the chart begins in the window: taken once, since asking makes the browser lay out the page. */
  const origin = useRef(0)
  /** What the hand or the keys found when they took hold of this handle: Esc goes back to it. */
  const before = useRef<readonly MethodSpec[] | null>(null)
  const big = plot.style.font > 12 ? 1.25 : 1
  // a grip at the edge stays inside, off the numbers of the count axis; its line stands where the value is
  const inset = (GRIP.width * big) / 2 + 2
  const place = plot.x(value)
  const away = awayOf(place)
  // of two beyond the same side, the one further in stands beside the other's name
  const together = away !== null && away === awayOf(plot.x(other))
  const behind = together && (side === 'a') === (away === 'right')
  const aside = behind ? roomFor(nameOf(side === 'a' ? 'b' : 'a', other)) + GRIP.width * big : 0
  const x = held(place) + (away === 'left' ? aside : away === 'right' ? -aside : 0)
  const width = GRIP.width * big
  const height = GRIP.height * big
  // what points beyond the chart stands above it: its name would lie over the outermost bars
  const top = plot.top - height * (away ? 1 : 0.62)
  const whole = nameOf(side, value)
  const room = roomFor(whole)
  const crowded = !together && !isOutward(room) && Math.abs(held(plot.x(other)) - x) < 2 * room + GRIP.width * big
  const text = crowded && !dragging ? side : whole
  const toLeft = (side === 'a') === isOutward(roomFor(text))
  const gesture = `handle-${side}`

  function held(at: number): number {
    return Math.min(plot.right - inset, Math.max(plot.left + inset, at))
  }

  function awayOf(at: number): 'left' | 'right' | null {
    return at < plot.left - 0.5 ? 'left' : at > plot.right + 0.5 ? 'right' : null
  }

  function nameOf(which: string, at: number): string {
    const name = `${which} ${placed(at, span)}`
    return away === 'left' ? `← ${name}` : away === 'right' ? `${name} →` : name
  }

  function roomFor(text: string): number {
    return plot.style.font * text.length * 0.58 + 14
  }

  /** Is there room on the side away from the other handle? */
  function isOutward(room: number): boolean {
    return side === 'a' ? x - width / 2 - room > plot.left - 4 : x + width / 2 + room < plot.right + 6
  }

  function valueAt(event: React.PointerEvent<SVGGElement>): number {
    return plot.x.invert(Math.min(plot.right, Math.max(plot.left, event.clientX - origin.current)))
  }

  /** Is the newest step of undo what this handle did? */
  function moved(): boolean {
    const { panes } = sceneStore.getState()
    return panes !== before.current && history.getState().pastStates.at(-1)?.panes === before.current
  }

  function cancel(): void {
    endGesture()
    setDragging(false)
    if (moved()) history.getState().undo()
    before.current = null
  }

  function key(event: React.KeyboardEvent): void {
    if (event.key === 'Escape' && (dragging || moved())) {
      event.stopPropagation()
      cancel()
      return
    }
    const next = keyed(event, { value, step, home, end })
    if (next === undefined) return
    event.preventDefault()
    if (!inGesture() || !moved()) before.current = sceneStore.getState().panes
    touchGesture(gesture)
    move(next)
  }

  return (
    <g
      className={`handle${dragging ? ' dragging' : ''}`}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuenow={kept}
      aria-valuemin={home}
      aria-valuemax={end}
      aria-valuetext={placed(value, span)}
      data-handle={side}
      transform={`translate(${px(x)})`}
      onKeyDown={key}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        origin.current = event.clientX - (away ? x : place)
        before.current = sceneStore.getState().panes
        beginGesture(gesture)
        setDragging(true)
      }}
      onPointerMove={(event) => {
        if (!dragging) return
        const to = valueAt(event)
        paced('move', () => move(to))
      }}
      onPointerUp={() => {
        if (!dragging) return
        setDragging(false)
        endGesture()
      }}
      onPointerCancel={cancel}
    >
      <Grip width={width} height={height} top={top} bottom={plot.bottom} stem={away ? null : px(place - x)} />
      <text
        className="halo"
        x={(toLeft ? -1 : 1) * (width / 2 + 7)}
        y={top + height / 2}
        dy="0.35em"
        textAnchor={toLeft ? 'end' : 'start'}
      >
        {text}
      </text>
    </g>
  )
})

/** Around x = 0: a drag moves all of it at once, and draws none of it again. */
const Grip = memo(function Grip(props: {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  /** How far the line stands from the grip; null where its value lies outside the chart. */
  readonly stem: number | null
}): ReactElement {
  const { width, height, top, bottom, stem } = props
  const stroke = `${top + height * 0.3}v${height * 0.4}`
  return (
    <>
      <rect x={-TOUCH / 2} y={top} width={TOUCH} height={bottom - top} fill="transparent" />
      {stem === null ? null : <path className="stem" d={`M${stem} ${top + height}V${bottom}`} />}
      <rect className="halo-grip" x={-width / 2 - 5} y={top - 5} width={width + 10} height={height + 10} rx="9" />
      <rect className="ring" x={-width / 2 - 4} y={top - 4} width={width + 8} height={height + 8} rx="9" />
      <rect className="grip" x={-width / 2} y={top} width={width} height={height} rx="6" />
      <path className="strokes" d={`M-2.5 ${stroke}M2.5 ${stroke}`} />
    </>
  )
})
