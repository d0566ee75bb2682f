import type { ReactElement } from 'react'
import { useRareWords } from '../hooks.ts'

/** What the window says while a file hangs over it. */
export function DropPicture(): ReactElement {
  const rare = useRareWords()
  return (
    <div className="drop-overlay" aria-hidden="true">
      <b>{rare.drop.title}</b>
      <span>{rare.drop.formats}</span>
      <span>{rare.drop.privacy}</span>
    </div>
  )
}
