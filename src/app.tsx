import { type ComponentType, type ReactElement, useCallback, useEffect, useState } from 'react'
import { later } from './view/later.tsx'
import type { Locale } from './core/words.ts'
import { chooseLocale, loadMessages, type Messages } from './i18n/index.ts'
import { writeLink } from './state/link/index.ts'
import type { Scene } from './state/scene.ts'
import { sceneStore } from './state/scene-store.ts'
import type { Shown } from './state/session-store.ts'
import {
  LanguageContext,
  type Services,
  ServicesContext,
  useLanguage,
  useScene,
  useSession,
  useWidth,
  useWords,
} from './view/hooks.ts'
import { Lab, PhoneCharts } from './view/lab/lab.tsx'
import { ErrorBoundary } from './view/error-boundary.tsx'
import { DropOverlay } from './view/page/drop-overlay.tsx'
import { rareWords } from './view/rare-words.ts'
import { useKeys } from './view/page/use-keys.ts'
import { TopBar } from './view/page/topbar.tsx'
import { Rail } from './view/rail/rail.tsx'
import './view/styles/theme.css'
import './view/styles/base.css'
import './view/styles/page.css'
import './view/styles/notices.css'

const Presenter = later(() => import('./view/page/presenter.tsx').then((part) => part.Presenter))
const ControlsSheet = later(() => import('./view/rail/controls-sheet.tsx').then((part) => part.ControlsSheet))
const BlockedPage = later(() => import('./view/page/blocked.tsx').then((part) => part.BlockedPage))
const ReaderNotes = later(() => import('./view/page/reader-notes.tsx').then((part) => part.ReaderNotes))
const Working = later(() => import('./view/page/working.tsx').then((part) => part.Working))
const Toast = later(() => import('./view/page/toast.tsx').then((part) => part.Toast))
const Notices = later(() => import('./view/page/notices.tsx').then((part) => part.Notices))
const FileView = later(() => import('./view/file/file-view.tsx').then((part) => part.FileView))
const KeysDialog = later(() => import('./view/page/keys-dialog.tsx').then((part) => part.KeysDialog))

const prefersDark = matchMedia('(prefers-color-scheme: dark)')

interface Props {
  readonly services: Services
  readonly first: { readonly locale: Locale; readonly words: Messages }
}

/** The page in the reader's language and theme. */
export function App({ services, first }: Props): ReactElement {
  const asked = useScene((scene) => scene.lang)
  const [language, setLanguage] = useState(first)
  const locale = chooseLocale(asked, navigator.languages)
  useEffect(() => {
    if (locale === language.locale) return
    let wanted = true
    // all of a page changes its language at once
    void Promise.all([loadMessages(locale), rareWords(locale)]).then(([words]) => {
      if (wanted) setLanguage({ locale, words })
    })
    return () => {
      wanted = false
    }
  }, [locale, language.locale])
  useEffect(() => {
    document.documentElement.lang = language.locale
    document.title = language.words.title
  }, [language])
  useTheme()
  return (
    <ServicesContext value={services}>
      <LanguageContext value={language}>
        <RootData />
        <ErrorBoundary fallback={<DrawingFailed />} onFail={drawingFailed}>
          <Page />
        </ErrorBoundary>
      </LanguageContext>
    </ServicesContext>
  )
}

/** The live region stands from the start, so that what appears in it is announced. */
function ToastArea(): ReactElement {
  const words = useWords()
  const toast = useSession((session) => session.toast)
  const failed = useSession((session) => session.partFailed)
  return (
    <div className="toast-area" role="status" aria-live="polite">
      {failed ? (
        <div className="toast">
          <p>{words.notices.partFailed}</p>
          <ReloadButton />
        </div>
      ) : null}
      {toast ? <Toast toast={toast} /> : null}
    </div>
  )
}

function ReloadButton(): ReactElement {
  const words = useWords()
  return (
    <button type="button" className="button" onClick={() => location.reload()}>
      {words.notices.reload}
    </button>
  )
}

function DrawingFailed(): ReactElement {
  return (
    <main className="main" role="alert">
      <p>{useWords().notices.drawingFailed}</p>
      <p>
        <ReloadButton />
      </p>
    </main>
  )
}

function drawingFailed(): void {
  document.documentElement.dataset.status = 'error'
}

function useTheme(): void {
  const theme = useScene((scene) => (scene.present ? 'projector' : scene.theme))
  useEffect(() => {
    const apply = (): void => {
      document.documentElement.dataset.theme = theme === 'auto' ? (prefersDark.matches ? 'dark' : 'light') : theme
    }
    apply()
    prefersDark.addEventListener('change', apply)
    return () => prefersDark.removeEventListener('change', apply)
  }, [theme])
}

/** What scripts and embedding pages watch: the status, and the link of the result on show. It draws nothing. */
function RootData(): null {
  const status = useSession((session) => session.status)
  const shown = useSession((session) => session.settled)
  useEffect(() => {
    const root = document.documentElement.dataset
    const write = (): void => {
      const recipe = shown ? `#${writeLink(recipeOf(shown, sceneStore.getState()))}` : ''
      if (root.recipe !== recipe) root.recipe = recipe
    }
    write()
    root.status = status
    return sceneStore.subscribe(write)
  }, [status, shown])
  return null
}

/** The scene of a result: what it was made with, and how the page shows it now. */
function recipeOf({ source, pane, bins }: Shown, scene: Scene): Scene {
  return { ...scene, source, panes: [pane, ...scene.panes.slice(1)], bins }
}

/** The result on show. Whatever is around it is not drawn again with every result. */
function OnShow({ view: View }: { view: ComponentType<{ shown: Shown }> }): ReactElement | null {
  const shown = useSession((session) => session.shown)
  return shown ? <View shown={shown} /> : null
}

function Page(): ReactElement {
  const { words, locale } = useLanguage()
  const width = useWidth()
  const file = useScene((scene) => scene.view === 'file')
  // the table of a file is read from the last row as it is
  const presenting = useScene((scene) => scene.present || (scene.theme === 'projector' && scene.view !== 'file'))
  const empty = useSession((session) => session.shown === null)
  const notes = useSession((session) => session.shown?.weights.notes)
  const blocked = useSession((session) => session.blocked)
  const long = useSession((session) => session.long)
  const noticed = useSession((session) => session.notices.length > 0)
  const [controls, setControls] = useState(false)
  const [keys, setKeys] = useState(false)
  const openControls = useCallback(() => setControls(true), [])
  const openKeys = useCallback(() => setKeys(true), [])
  useKeys(openKeys)
  useEffect(() => {
    // while the weights are loaded, not after them
    if (presenting) void Promise.all([Presenter.preload(), rareWords(locale)])
    else if (width === 'narrow' && !file && !blocked) void PhoneCharts.preload()
  }, [presenting, locale, width, file, blocked])
  if (presenting && !blocked) {
    return (
      <>
        {empty && long ? <Working /> : <OnShow view={Presenter} />}
        <DropOverlay />
        <ToastArea />
      </>
    )
  }
  return (
    <div className={file ? 'page no-rail' : 'page'}>
      <a
        className="skip-link button"
        href="#figures"
        onClick={(event) => (event.preventDefault(), document.getElementById('figures')?.focus())}
      >
        {words.topbar.skip}
      </a>
      <TopBar onControls={openControls} onKeys={openKeys} />
      {width === 'wide' && !file ? <Rail /> : null}
      <main className="main" id="main" tabIndex={-1}>
        {long && !file ? <Working /> : null}
        {noticed ? <Notices /> : null}
        {blocked ? <BlockedPage blocked={blocked} /> : file ? <FileView /> : null}
        {!empty && !blocked && !file ? (
          <>
            {notes && notes.length > 0 ? <ReaderNotes notes={notes} /> : null}
            <OnShow view={Lab} />
          </>
        ) : null}
      </main>
      {controls && width === 'middle' ? <ControlsSheet onClose={() => setControls(false)} /> : null}
      {keys ? <KeysDialog onClose={() => setKeys(false)} /> : null}
      <DropOverlay />
      <ToastArea />
    </div>
  )
}
