import { memo, type KeyboardEvent, type ReactElement, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { beginGesture, endGesture, inDrag, paced } from '../../state/gesture.ts'

interface Props {
  readonly label: string
  readonly text: string
  readonly min: number
  readonly max: number
  readonly step: number | 'any'
  readonly value: number
  readonly zIndex?: number
  readonly gesture: string
  /** These two keep their identity, so that a thumb that stands still is not drawn again. */
  readonly onChange: (value: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * A range input. The browser moves its thumb itself, at once; the page follows a hand once per frame. An input whose value
 * React holds would jump back in between. Afterwards the thumb stands where the value allows.
 */
export const Thumb = memo(function Thumb(props: Props): ReactElement {
  const { label, text, min, max, step, value, zIndex, gesture, onChange, onKeyDown } = props
  const input = useRef<HTMLInputElement>(null)
  const [first] = useState(value)
  const [, followed] = useReducer((times: number) => times + 1, 0)
  useLayoutEffect(() => {
    if (input.current && input.current.valueAsNumber !== value) input.current.value = String(value)
  })
  function move(): void {
    if (input.current) onChange(input.current.valueAsNumber)
    followed()
  }
  return (
    <input
      ref={input}
      type="range"
      min={min}
      max={max}
      step={step}
      defaultValue={first}
      aria-label={label}
      aria-valuetext={text}
      style={{ zIndex }}
      onPointerDown={() => beginGesture(gesture)}
      onPointerUp={endGesture}
      onPointerCancel={endGesture}
      onKeyDown={onKeyDown}
      // what a key does belongs to its own turn
      onChange={() => (inDrag() ? paced('move', move) : move())}
    />
  )
})
