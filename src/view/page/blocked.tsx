import type { ReactElement } from 'react'
import { damageSentence, problemSentence } from '../../i18n/sentences.ts'
import type { Blocked } from '../../state/session-store.ts'
import { startOver } from '../../state/start-over.ts'
import { usePassFocus } from '../controls/pass-focus.ts'
import { useRareWords } from '../hooks.ts'
import { FileButton } from '../rail/file-button.tsx'

/** There is nothing to show: why, and the way out. Nothing is put in its place. */
export function BlockedPage({ blocked }: { blocked: Blocked }): ReactElement {
  const rare = useRareWords()
  const part = usePassFocus<HTMLElement>()
  const [title, ...paragraphs] = textOf()
  return (
    <section ref={part} className="blocked" role="alert">
      <h1>{title}</h1>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <div className="blocked-actions">
        {blocked.kind === 'file-needed' ? <FileButton className="primary">{rare.blocked.chooseFile}</FileButton> : null}
        <button
          type="button"
          className={`button${blocked.kind === 'file-needed' ? '' : ' primary'}`}
          onClick={startOver}
        >
          {rare.blocked.startExample}
        </button>
      </div>
    </section>
  )

  function titleOfDamage(code: string): string {
    if (code === 'link-newer-version') return rare.blocked.newerTitle
    const cut = code === 'payload-length' || code === 'payload-count' || code === 'payload-incomplete'
    return cut ? rare.blocked.incompleteTitle : rare.blocked.damagedTitle
  }

  function textOf(): string[] {
    switch (blocked.kind) {
      case 'link-damaged':
        return [titleOfDamage(blocked.code), damageSentence(blocked, rare)]
      case 'unavailable':
        return blocked.what === 'method'
          ? [rare.blocked.methodTitle(blocked.id), rare.blocked.methodText]
          : [rare.blocked.sourceTitle(blocked.id), rare.blocked.sourceText]
      case 'file-needed':
        return [rare.blocked.fileTitle(blocked.name), rare.blocked.fileText]
      case 'stopped':
        return [rare.blocked.stoppedTitle, rare.blocked.stoppedText]
      case 'failed':
        return [
          rare.blocked.failedTitle,
          blocked.problem ? problemSentence(blocked.problem, rare) : rare.notices.crashed(blocked.message),
        ]
    }
  }
}
