import type { ReactElement } from 'react'

const PATHS = {
  undo: 'M7 5 3 9l4 4M3.5 9H12a5 5 0 0 1 0 10H8',
  redo: 'm13 5 4 4-4 4m3.5-4H8a5 5 0 0 0 0 10h4',
  projector: 'M3 4h14v9H3zM10 13v4m-3 0h6',
  link: 'M8.5 11.500a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1m1 4a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1',
  menu: 'M3 5.500h14M3 10h14M3 14.500h14',
  close: 'm5 5 10 10M15 5 5 15',
  down: 'm3 7 7 7 7-7',
  check: 'm3 10.5 4.5 4.500L17 5.5',
  reseed: 'M16 10a6 6 0 1 1-2-4.500M16.5 2.500v4h-4',
  sliders: 'M3 6h8m4 0h2M3 14h2m4 0h8M13 4v4M7 12v4',
  keyboard: 'M2.5 5.500h15v9h-15zM5.5 8.500h.01M8.5 8.500h.01M11.5 8.500h.01M14.5 8.500h.01M6.5 11.500h7',
  left: 'm12.5 4-6 6 6 6',
  right: 'm7.5 4 6 6-6 6',
} as const

/** A 20 × 20 line icon. It is decoration: the button around it has the name. */
export function Icon({ name }: { name: keyof typeof PATHS }): ReactElement {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}

/** Half dark, half light: the switch of the theme. */
export function ThemeIcon(): ReactElement {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <circle cx="10" cy="10" r="6.5" />
      <path d="M10 3.500a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </svg>
  )
}

/** The mark: a staircase over its diagonal. */
export function Mark(): ReactElement {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M3 20 21 4" stroke="var(--original)" strokeWidth="2" />
      <path d="M2 21h4.500v-4.500H11V12h4.500V7.500H20V3h2" stroke="var(--quantized-line)" strokeWidth="2.4" />
    </svg>
  )
}
