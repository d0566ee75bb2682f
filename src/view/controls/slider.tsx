import type { ReactElement } from 'react'
import { beginGesture, endGesture, touchGesture } from '../../state/gesture.ts'

interface Props {
  readonly label: string
  readonly valueText: string
  readonly min: number
  readonly max: number
  readonly value: number
  readonly ticks: readonly number[]
  readonly gesture: string
  readonly onChange: (value: number) => void
}

/** A slider of whole numbers with its ticks. Its number field stands beside it, always. */
export function Slider({ label, valueText, min, max, value, ticks, gesture, onChange }: Props): ReactElement {
  const share = (at: number): number => (max > min ? (at - min) / (max - min) : 0)
  return (
    <div>
      <div className="slider">
        <div className="track" />
        <div className="filled" style={{ left: 0, width: `calc(8px + (100% - 16px) * ${share(value)})` }} />
        <input
          type="range"
          min={min}
          max={max}
          step={1}
          value={value}
          aria-label={label}
          aria-valuetext={valueText}
          onPointerDown={() => beginGesture(gesture)}
          onPointerUp={endGesture}
          onPointerCancel={endGesture}
          onKeyDown={() => touchGesture(gesture)}
          onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        />
      </div>
      <div className="slider-ticks" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} style={{ left: `${share(tick) * 100}%` }}>
            <i>{tick}</i>
          </span>
        ))}
      </div>
    </div>
  )
}
