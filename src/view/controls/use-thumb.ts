import { type RefObject, useLayoutEffect, useReducer, useRef } from 'react'
import { paced } from '../../state/gesture.ts'

/**
 * The browser moves the thumb of a range input itself, at once; the page follows once per frame. An input whose value
 * React holds would jump back in between. Afterwards the thumb stands where the value allows.
 */
export function useThumb(
  value: number,
  onChange: (value: number) => void,
): { readonly ref: RefObject<HTMLInputElement | null>; readonly defaultValue: number; readonly onChange: () => void } {
  const ref = useRef<HTMLInputElement>(null)
  const [, followed] = useReducer((times: number) => times + 1, 0)
  useLayoutEffect(() => {
    const input = ref.current
    if (input && input.valueAsNumber !== value) input.value = String(value)
  })
  return {
    ref,
    defaultValue: value,
    onChange: () =>
      paced('move', () => {
        if (ref.current) onChange(ref.current.valueAsNumber)
        followed()
      }),
  }
}
