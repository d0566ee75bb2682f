import type { ReactElement } from 'react'

/** How far long work is. `done`: 0 to 1. */
export function ProgressBar({ label, done }: { readonly label: string; readonly done: number }): ReactElement {
  return (
    <span
      className="working-bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(done * 100)}
    >
      <span style={{ width: `${done * 100}%` }} />
    </span>
  )
}
