import type { ReactElement } from 'react'
import { useWords } from '../hooks.ts'
import { Icon } from '../icons.tsx'
import { RailFoot, RailGroups } from './rail.tsx'
import { useDialog } from '../controls/dialog.ts'

/** The rail as a sheet, where the window has no room for both. */
export function ControlsSheet({ onClose }: { onClose: () => void }): ReactElement {
  const words = useWords()
  const dialog = useDialog(onClose)
  return (
    <dialog ref={dialog} className="sheet" aria-label={words.topbar.controls}>
      <div className="sheet-head">
        {words.topbar.controls}
        <button type="button" className="icon-button" aria-label={words.topbar.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="rail-scroll">
        <RailGroups />
      </div>
      <RailFoot />
    </dialog>
  )
}
