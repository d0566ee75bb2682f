import type { ReactElement, ReactNode } from 'react'
import type { Panel as PanelName } from '../../state/session-store.ts'
import { sessionStore } from '../../state/session-store.ts'
import { IconButton } from '../controls/icon-button.tsx'
import { usePassFocus } from '../controls/pass-focus.ts'
import { useWords } from '../hooks.ts'
import '../styles/panels.css'

/** A sheet over the charts; the figures above and the worked weight below stay in sight. */
export function Panel({ name, children }: { name: PanelName; children: ReactNode }): ReactElement {
  const words = useWords()
  const panel = usePassFocus<HTMLElement>(`[aria-controls="panel-${name}"]`)
  return (
    <section ref={panel} className="panel" id={`panel-${name}`} aria-label={words.panels[name]}>
      <header>
        <h2>{words.panels[name]}</h2>
        <IconButton icon="close" label={words.topbar.close} onClick={() => sessionStore.setState({ panel: null })} />
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="panel-body" tabIndex={0} role="group" aria-label={words.panels[name]}>
        {children}
      </div>
    </section>
  )
}
