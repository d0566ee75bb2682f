import type { KeyboardEvent, ReactElement } from 'react'
import { touchGesture } from '../../state/gesture.ts'
import { keyed } from './slider-keys.ts'
import { Thumb } from './thumb.tsx'
import { useStable } from './use-stable.ts'

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
  const common = { min, max, step: 'any', gesture } as const

  function key(event: KeyboardEvent, value: number, move: (value: number) => void): void {
    const next = keyed(event, { value, step, home: min, end: max })
    if (next === undefined) return
    event.preventDefault()
    touchGesture(gesture)
    move(next)
  }

  const moveLow = useStable((value: number) => onChange(Math.min(value, high - step), high))
  const moveHigh = useStable((value: number) => onChange(low, Math.max(value, low + step)))
  const lowKey = useStable((event: KeyboardEvent) => key(event, low, moveLow))
  const highKey = useStable((event: KeyboardEvent) => key(event, high, moveHigh))

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
      <Thumb
        {...common}
        label={labels[0]}
        text={texts[0]}
        value={clamp(low)}
        zIndex={share(low) > 0.5 ? 2 : 1}
        onChange={moveLow}
        onKeyDown={lowKey}
      />
      <Thumb
        {...common}
        label={labels[1]}
        text={texts[1]}
        value={clamp(high)}
        zIndex={1}
        onChange={moveHigh}
        onKeyDown={highKey}
      />
    </div>
  )
}
