import { type ReactElement, useState } from 'react'
import { later } from '../later.tsx'
import { sceneStore } from '../../state/scene-store.ts'
import { useWords } from '../hooks.ts'
import { Icon } from '../icons.tsx'

const ShareDialog = later(() => import('./share-dialog.tsx').then((part) => part.ShareDialog))

/** Copies the link of the scene. A scene with a file of the reader's own asks first what may go into it. */
export function ShareButton({ compact }: { compact?: boolean }): ReactElement {
  const words = useWords()
  const [dialog, setDialog] = useState<'file' | 'refused' | null>(null)

  async function share(): Promise<void> {
    const scene = sceneStore.getState()
    if (scene.source.id === 'file') return setDialog('file')
    const { copyLink } = await import('./copy-link.ts')
    if (!(await copyLink(scene))) setDialog('refused')
  }

  return (
    <>
      <button
        type="button"
        className={compact ? 'icon-button' : 'button primary'}
        aria-label={compact ? words.topbar.share : undefined}
        onClick={() => void share()}
      >
        <Icon name="link" />
        {compact ? null : words.topbar.share}
      </button>
      {dialog ? <ShareDialog refused={dialog === 'refused'} onClose={() => setDialog(null)} /> : null}
    </>
  )
}
