import type { ReactElement } from 'react'
import { set } from '../../state/actions.ts'
import { history } from '../../state/scene-store.ts'
import { useDialog } from '../controls/dialog.ts'
import { useLanguage, useScene } from '../hooks.ts'
import { nextTheme } from './next-theme.ts'

/** What the phone has no room for in its head. */
export function NarrowMenu({ onClose }: { onClose: () => void }): ReactElement {
  const { words, locale } = useLanguage()
  const theme = useScene((scene) => scene.theme)
  const dialog = useDialog(onClose)
  const item = (label: string, action: () => void, stay = false): ReactElement => (
    <button
      type="button"
      className="button"
      onClick={() => {
        action()
        if (!stay) onClose()
      }}
    >
      {label}
    </button>
  )
  return (
    <dialog ref={dialog} className="dialog narrow-menu" aria-label={words.topbar.menu}>
      {item(words.topbar.lab, () => set('view', 'lab'))}
      {item(words.topbar.file, () => set('view', 'file'))}
      {item(words.topbar.redo, () => history.getState().redo(), true)}
      {item(words.topbar.themes[theme], () => set('theme', nextTheme(theme)), true)}
      {item(words.topbar.languageLabel, () => set('lang', locale === 'en' ? 'zh-CN' : 'en'))}
      {item(words.topbar.projector, () => set('present', true))}
      {item(words.topbar.close, () => undefined)}
    </dialog>
  )
}
