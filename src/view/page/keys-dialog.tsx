import type { ReactElement } from 'react'
import { useDialog } from '../controls/dialog.ts'
import { IconButton } from '../controls/icon-button.tsx'
import { useRareWords, useWords } from '../hooks.ts'
import { keysEnabled, useKeysEnabled } from '../keys-enabled.ts'

/** The list of keys, and the switch that turns single keys off (WCAG 2.1.4). */
export function KeysDialog({ onClose }: { onClose: () => void }): ReactElement {
  const words = useWords()
  const rare = useRareWords()
  const dialog = useDialog(onClose)
  const enabled = useKeysEnabled()
  return (
    <dialog ref={dialog} className="dialog keys" aria-label={rare.keys.title}>
      <div className="dialog-head">
        <h2>{rare.keys.title}</h2>
        <IconButton icon="close" label={words.topbar.close} onClick={onClose} />
      </div>
      <dl>
        {rare.keys.list.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{rare.keys.handle}</p>
      <label className="check">
        <input type="checkbox" checked={enabled} onChange={(event) => keysEnabled.set(event.currentTarget.checked)} />
        {rare.keys.enabled}
      </label>
    </dialog>
  )
}
