import { type ComponentType, lazy, type ReactElement, Suspense, useCallback, useEffect, useState } from 'react'
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
  useScene,
  useSession,
  useWidth,
  useWords,
} from './view/hooks.ts'
import { Lab } from './view/lab/lab.tsx'
import { ErrorBoundary } from './view/page/error-boundary.tsx'
import { DropOverlay } from './view/page/drop-overlay.tsx'
import { useKeys } from './view/page/use-keys.ts'
import { TopBar } from './view/page/topbar.tsx'
import { Rail } from './view/rail/rail.tsx'
import './view/styles/theme.css'
import './view/styles/base.css'
import './view/styles/page.css'
import './view/styles/notices.css'

const Presenter = lazy(async () => ({ default: (await import('./view/page/presenter.tsx')).Presenter }))
const ControlsSheet = lazy(async () => ({ default: (await import('./view/page/controls-sheet.tsx')).ControlsSheet }))
const BlockedPage = lazy(async () => ({ default: (await import('./view/page/blocked.tsx')).BlockedPage }))
const ReaderNotes = lazy(async () => ({ default: (await import('./view/page/reader-notes.tsx')).ReaderNotes }))
const Working = lazy(async () => ({ default: (await import('./view/page/working.tsx')).Working }))
const Toast = lazy(async () => ({ default: (await import('./view/page/toast.tsx')).Toast }))
const Notices = lazy(async () => ({ default: (await import('./view/page/notices.tsx')).Notices }))
const FileView = lazy(async () => ({ default: (await import('./view/file/file-view.tsx')).FileView }))
const KeysDialog = lazy(async () => ({ default: (await import('./view/page/keys-dialog.tsx')).KeysDialog }))

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
    void loadMessages(locale).then((words) => {
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
        <ErrorBoundary fallback={<DrawingFailed words={language.words} />}>
          <Page />
        </ErrorBoundary>
      </LanguageContext>
    </ServicesContext>
  )
}

/** The live region stands from the start, so that what appears in it is announced. */
function ToastArea(): ReactElement {
  const toast = useSession((session) => session.toast)
  return (
    <div className="toast-area" role="status" aria-live="polite">
      {toast ? (
        <Suspense>
          <Toast toast={toast} />
        </Suspense>
      ) : null}
    </div>
  )
}

function DrawingFailed({ words }: { words: Messages }): ReactElement {
  return (
    <main className="main" role="alert">
      <p>{words.notices.drawingFailed}</p>
      <p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {words.notices.reload}
        </button>
      </p>
    </main>
  )
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
  const words = useWords()
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
  if (presenting && !empty) {
    return (
      <>
        <Suspense>
          <OnShow view={Presenter} />
        </Suspense>
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
      <main className="main" id="main">
        <Suspense>
          {long && !file ? <Working /> : null}
          {noticed ? <Notices /> : null}
          {blocked ? <BlockedPage blocked={blocked} /> : file ? <FileView /> : null}
        </Suspense>
        {!empty && !blocked && !file ? (
          <>
            {notes && notes.length > 0 ? (
              <Suspense>
                <ReaderNotes notes={notes} />
              </Suspense>
            ) : null}
            <OnShow view={Lab} />
          </>
        ) : null}
      </main>
      <Suspense>
        {controls && width === 'middle' ? <ControlsSheet onClose={() => setControls(false)} /> : null}
        {keys ? <KeysDialog onClose={() => setKeys(false)} /> : null}
      </Suspense>
      <DropOverlay />
      <ToastArea />
    </div>
  )
}
