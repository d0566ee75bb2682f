import type { KeyboardEvent } from 'react'

interface Slider {
  readonly value: number
  readonly step: number
  /** Where Home and End lead. */
  readonly home: number
  readonly end: number
}

/** Where a key takes a slider that is not the browser's own; undefined for any other key. Shift goes ten steps at once. */
export function keyed({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, slider: Slider): number | undefined {
  const { value, step, home, end } = slider
  const by = shiftKey ? 10 * step : step
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - by
    case 'ArrowRight':
    case 'ArrowUp':
      return value + by
    case 'Home':
      return home
    case 'End':
      return end
    default:
      return undefined
  }
}
