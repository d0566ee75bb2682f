import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { once } from './core/once.ts'
import type { Locale } from './core/words.ts'
import { createEngine } from './engine/index.ts'
import { loadMessages } from './i18n/index.ts'
import { followAddress, openAddress } from './state/address.ts'
import { followWork } from './state/long-work.ts'
import { Runner } from './state/runner.ts'
import { history } from './state/scene-store.ts'
import { localeOfPage } from './view/locale-of-page.ts'
import { partFailed, type Session, sessionStore } from './state/session-store.ts'

/** The first picture stands still; what moves the others, and explains the words, comes when it is there. */
const REST_AFTER_MS = 400
/** Weights may take minutes; what is there without them is explained before. */
const PATIENCE_MS = 2000

/** Boot: read the link, start the engine on it at once, and draw when the language is there. */
async function start(): Promise<void> {
  const engine = createEngine()
  const runner = new Runner(engine)
  await openAddress(location.hash)
  history.getState().clear()
  runner.start()
  followAddress()
  const opener = once(async () => new (await import('./state/open.ts')).Opener(engine, runner))
  const locale = localeOfPage()
  const words = await loadMessages(locale)
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App services={{ runner, opener }} first={{ locale, words }} />)
  // only now is there somebody who waits
  followWork()
  void settled().then(() => setTimeout(() => loadRest(locale), REST_AFTER_MS))
}

/** There is a first picture, or a reason why there is none; or either takes long. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ shown, status }: Session): void => {
      if (!shown && status === 'working') return
      stop()
      resolve()
    }
    const stop = sessionStore.subscribe(look)
    look(sessionStore.getState())
    setTimeout(resolve, PATIENCE_MS)
  })
}

/** Without it, the definitions still have the words. */
function loadRest(locale: Locale): void {
  void import('./view/page/later-still.ts').then(
    ({ startTheRest }) => startTheRest(locale),
    () => undefined,
  )
}

// what nobody waits for has failed: the script of a part, above all, that could not be had
addEventListener('unhandledrejection', partFailed)
start().catch(() => {
  document.body.textContent = 'The page could not be loaded. Reload it. 页面未能载入，请重新载入。'
})
