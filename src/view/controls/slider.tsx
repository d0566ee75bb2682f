import { memo, type ReactElement } from 'react'
import { beginGesture, endGesture, touchGesture } from '../../state/gesture.ts'
import { useThumb } from './use-thumb.ts'

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

/** A slider of whole numbers with its ticks. Its number field stands beside it, always. */
export function Slider({ label, valueText, min, max, value, ticks, gesture, onChange }: Props): ReactElement {
  const thumb = useThumb(value, onChange)
  return (
    <div>
      <div className="slider">
        <div className="track" />
        <div className="filled" style={{ left: 0, width: `calc(8px + (100% - 16px) * ${shareOf(value, min, max)})` }} />
        <input
          type="range"
          min={min}
          max={max}
          step={1}
          {...thumb}
          aria-label={label}
          aria-valuetext={valueText}
          onPointerDown={() => beginGesture(gesture)}
          onPointerUp={endGesture}
          onPointerCancel={endGesture}
          onKeyDown={() => touchGesture(gesture)}
        />
      </div>
      <Ticks ticks={ticks} min={min} max={max} />
    </div>
  )
}

const shareOf = (at: number, min: number, max: number): number => (max > min ? (at - min) / (max - min) : 0)

/** Those of `ticks` that lie within the bounds. */
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
