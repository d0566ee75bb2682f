import { type KeyboardEvent, memo, type ReactElement, useCallback } from 'react'
import { touchGesture } from '../../state/gesture.ts'
import { Thumb } from './thumb.tsx'
import { useStable } from './use-stable.ts'

interface Props {
  readonly label: string
  readonly valueText: string
  readonly min: number
  readonly max: number
  readonly value: number
  /** Outside min and max there are none. */
  readonly ticks: readonly number[]
  readonly gesture: string
  readonly onChange: (value: number) => void
}

/** Keys that move the thumb of a range input. */
const MOVING = /^(Arrow|Page|Home|End)/

/** A slider of whole numbers with its ticks. Its number field stands beside it, always. */
export function Slider({ label, valueText, min, max, value, ticks, gesture, onChange }: Props): ReactElement {
  const change = useStable(onChange)
  const key = useCallback(
    (event: KeyboardEvent) => {
      if (MOVING.test(event.key)) touchGesture(gesture)
    },
    [gesture],
  )
  return (
    <div>
      <div className="slider">
        <div className="track" />
        <div className="filled" style={{ left: 0, width: `calc(8px + (100% - 16px) * ${shareOf(value, min, max)})` }} />
        <Thumb
          label={label}
          text={valueText}
          min={min}
          max={max}
          step={1}
          value={value}
          gesture={gesture}
          onChange={change}
          onKeyDown={key}
        />
      </div>
      <Ticks ticks={ticks} min={min} max={max} />
    </div>
  )
}

const shareOf = (at: number, min: number, max: number): number => (max > min ? (at - min) / (max - min) : 0)

const Ticks = memo(function Ticks({ ticks, min, max }: Pick<Props, 'ticks' | 'min' | 'max'>): ReactElement {
  return (
    <div className="slider-ticks" aria-hidden="true">
      {ticks
        .filter((tick) => tick >= min && tick <= max)
        .map((tick) => (
          <span key={tick} style={{ left: `${shareOf(tick, min, max) * 100}%` }}>
            <i>{tick}</i>
          </span>
        ))}
    </div>
  )
})
