import type { ReactElement } from 'react'
import { beginGesture, endGesture, touchGesture } from '../../state/gesture.ts'
import { useThumb } from './use-thumb.ts'

interface Props {
  readonly labels: readonly [string, string]
  readonly texts: readonly [string, string]
  readonly min: number
  readonly max: number
  readonly step: number
  readonly low: number
  readonly high: number
  readonly gesture: string
  readonly onChange: (low: number, high: number) => void
}

/** Two thumbs on one track: the keyboard's and the phone's version of the handles in the chart. */
export function RangeSlider({ labels, texts, min, max, step, low, high, gesture, onChange }: Props): ReactElement {
  const clamp = (value: number): number => Math.min(max, Math.max(min, value))
  const share = (value: number): number => (clamp(value) - min) / (max - min)
  const moveLow = (value: number): void => onChange(Math.min(value, high - step), high)
  const moveHigh = (value: number): void => onChange(low, Math.max(value, low + step))
  const lowThumb = useThumb(clamp(low), moveLow)
  const highThumb = useThumb(clamp(high), moveHigh)
  const common = {
    min,
    max,
    step: 'any',
    onPointerDown: () => beginGesture(gesture),
    onPointerUp: endGesture,
    onPointerCancel: endGesture,
  }

  function key(event: React.KeyboardEvent, value: number, move: (value: number) => void): void {
    const by = event.shiftKey ? 10 * step : step
    const next =
      event.key === 'ArrowLeft' || event.key === 'ArrowDown'
        ? value - by
        : event.key === 'ArrowRight' || event.key === 'ArrowUp'
          ? value + by
          : event.key === 'Home'
            ? min
            : event.key === 'End'
              ? max
              : undefined
    if (next === undefined) return
    event.preventDefault()
    touchGesture(gesture)
    move(next)
  }

  return (
    <div className="slider two">
      <div className="track" />
      <div
        className="filled"
        style={{
          left: `calc(8px + (100% - 16px) * ${share(low)})`,
          width: `calc((100% - 16px) * ${Math.max(0, share(high) - share(low))})`,
        }}
      />
      <input
        type="range"
        {...common}
        aria-label={labels[0]}
        aria-valuetext={texts[0]}
        {...lowThumb}
        style={{ zIndex: share(low) > 0.5 ? 2 : 1 }}
        onKeyDown={(event) => key(event, low, moveLow)}
      />
      <input
        type="range"
        {...common}
        aria-label={labels[1]}
        aria-valuetext={texts[1]}
        {...highThumb}
        style={{ zIndex: 1 }}
        onKeyDown={(event) => key(event, high, moveHigh)}
      />
    </div>
  )
}
