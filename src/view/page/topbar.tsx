import { memo, type ReactElement, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { set } from '../../state/actions.ts'
import { history } from '../../state/scene-store.ts'
import { IconButton } from '../controls/icon-button.tsx'
import { useLanguage, useScene, useWidth } from '../hooks.ts'
import { Icon, Mark, ThemeIcon } from '../icons.tsx'
import { later } from '../later.tsx'
import { nextTheme } from './next-theme.ts'
import { ShareButton } from './share-button.tsx'

const NarrowMenu = later(() => import('./narrow-menu.tsx').then((part) => part.NarrowMenu))

interface TopBarProps {
  readonly onControls: () => void
  readonly onKeys: () => void
}

export const TopBar = memo(function TopBar({ onControls, onKeys }: TopBarProps): ReactElement {
  const { words, locale } = useLanguage()
  const width = useWidth()
  const theme = useScene((scene) => scene.theme)
  const view = useScene((scene) => scene.view)
  const [menu, setMenu] = useState(false)
  return (
    <header className="topbar">
      <div className="topbar-line">
        <div className="brand">
          <Mark />
          <span>{words.name}</span>
        </div>
        {width === 'narrow' ? null : (
          <nav aria-label={words.topbar.views}>
            {(['lab', 'file'] as const).map((each) => (
              <a
                key={each}
                href={`#v=1&view=${each}`}
                aria-current={(view === 'file') === (each === 'file') ? 'page' : undefined}
                onClick={(event) => (event.preventDefault(), set('view', each))}
              >
                {words.topbar[each]}
              </a>
            ))}
          </nav>
        )}
        <div className="tools">
          <UndoButtons redo={width !== 'narrow'} />
          {width === 'narrow' ? (
            <>
              <ShareButton compact />
              <IconButton icon="menu" label={words.topbar.menu} aria-haspopup="dialog" onClick={() => setMenu(true)} />
            </>
          ) : (
            <>
              <hr />
              {width === 'middle' ? (
                <button type="button" className="button" onClick={onControls} aria-haspopup="dialog">
                  <Icon name="sliders" />
                  {words.topbar.controls}
                </button>
              ) : null}
              <IconButton
                icon="projector"
                label={words.topbar.projector}
                title={words.topbar.projector}
                onClick={() => set('present', true)}
              />
              <IconButton icon="keyboard" label={words.topbar.keys} title={words.topbar.keys} onClick={onKeys} />
              <button
                type="button"
                className="icon-button language"
                aria-label={words.topbar.languageLabel}
                title={words.topbar.languageLabel}
                onClick={() => set('lang', locale === 'en' ? 'zh-CN' : 'en')}
              >
                {words.topbar.language}
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={words.topbar.themes[theme]}
                title={words.topbar.themes[theme]}
                onClick={() => set('theme', nextTheme(theme))}
              >
                <ThemeIcon />
              </button>
              <ShareButton />
            </>
          )}
        </div>
      </div>
      {menu ? <NarrowMenu onClose={() => setMenu(false)} /> : null}
    </header>
  )
})

function UndoButtons({ redo }: { redo: boolean }): ReactElement {
  const { words } = useLanguage()
  const past = useStore(history, (state) => state.pastStates.length)
  const future = useStore(history, (state) => state.futureStates.length)
  const buttons = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    // the last step disables the button that took it; what has the focus stays beside it
    if (buttons.current?.querySelector(':disabled:focus')) {
      buttons.current.querySelector<HTMLButtonElement>('button:enabled')?.focus()
    }
  })
  return (
    <span className="undo-buttons" ref={buttons}>
      <IconButton
        icon="undo"
        label={words.topbar.undo}
        title={words.topbar.undo}
        disabled={past === 0}
        onClick={() => history.getState().undo()}
      />
      {redo ? (
        <IconButton
          icon="redo"
          label={words.topbar.redo}
          title={words.topbar.redo}
          disabled={future === 0}
          onClick={() => history.getState().redo()}
        />
      ) : null}
    </span>
  )
}
