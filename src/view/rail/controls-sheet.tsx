import type { ReactElement } from 'react'
import { useDialog } from '../controls/dialog.ts'
import { IconButton } from '../controls/icon-button.tsx'
import { useWords } from '../hooks.ts'
import { RailFoot, RailGroups } from './rail.tsx'

/** The rail as a sheet, where the window has no room for both. */
export function ControlsSheet({ onClose }: { onClose: () => void }): ReactElement {
  const words = useWords()
  const dialog = useDialog(onClose)
  return (
    <dialog ref={dialog} className="sheet" aria-label={words.topbar.controls}>
      <div className="sheet-head">
        {words.topbar.controls}
        <IconButton icon="close" label={words.topbar.close} onClick={onClose} />
      </div>
      <div className="rail-scroll">
        <RailGroups />
      </div>
      <RailFoot />
    </dialog>
  )
}
