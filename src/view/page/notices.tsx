import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { remarkSentence, problemSentence } from '../../i18n/sentences.ts'
import type { LinkRemark } from '../../state/link/index.ts'
import { sceneStore } from '../../state/scene-store.ts'
import { dismiss, type Notice } from '../../state/session-store.ts'
import { usePassFocus } from '../controls/pass-focus.ts'
import { useRareWords, useServices, useSession, useWords } from '../hooks.ts'
import { FileButton } from '../rail/file-button.tsx'
import { copyLink } from './copy-link.ts'
import { ShareDialog } from './share-dialog.tsx'

/** What a text without numbers is refused as. */
const NOT_NUMBERS = /^(text-no-numbers|file-|format-)/

/** Refusals that another file would not mend. */
const ABOUT_SETTINGS: ReadonlySet<string> = new Set(['bad-axis', 'bad-grid', 'unknown-method', 'unknown-generator'])

/** What must be said about the scene stands above it; the scene itself stays as it was. */
export function Notices(): ReactElement {
  const notices = useSession((session) => session.notices)
  return (
    <>
      {notices.map((notice) => (
        <NoticeBanner key={notice.id} notice={notice} />
      ))}
    </>
  )
}

function NoticeBanner({ notice }: { notice: Notice }): ReactElement {
  const words = useWords()
  const rare = useRareWords()
  const { opener } = useServices()
  const close = (
    <button type="button" className="button" onClick={() => dismiss(notice.id)}>
      {words.notices.close}
    </button>
  )
  if (notice.kind === 'problem') {
    return (
      <Banner
        tone="error"
        actions={
          <>
            {notice.pasted || ABOUT_SETTINGS.has(notice.problem.code) ? null : (
              <FileButton>{rare.notices.chooseAnother}</FileButton>
            )}
            {close}
          </>
        }
      >
        <p>
          {notice.pasted && NOT_NUMBERS.test(notice.problem.code)
            ? rare.notices.pastedWords
            : problemSentence(notice.problem, rare)}
        </p>
      </Banner>
    )
  }
  if (notice.kind === 'crashed') {
    return (
      <Banner tone="error" actions={close}>
        <p>{rare.notices.crashed(notice.message)}</p>
      </Banner>
    )
  }
  if (notice.kind === 'other-file') {
    const { file } = notice
    return (
      <Banner
        tone="warn"
        actions={
          <>
            <button
              type="button"
              className="button"
              onClick={() => void opener().then((open) => open.files(file.files, true))}
            >
              {rare.notices.openAsNew}
            </button>
            {close}
          </>
        }
      >
        <p>{rare.notices.otherFile(file.name, file.actual.slice(0, 4), file.expected.slice(0, 4))}</p>
      </Banner>
    )
  }
  return <RemarksBanner remarks={notice.remarks} close={close} />
}

/** What a link says that was not taken as it stands. Where the clipboard is refused, the right one is copied by hand. */
function RemarksBanner({ remarks, close }: { remarks: readonly LinkRemark[]; close: ReactElement }): ReactElement {
  const rare = useRareWords()
  const [refused, setRefused] = useState(false)
  return (
    <>
      <Banner
        tone="warn"
        actions={
          <>
            {close}
            <button
              type="button"
              className="button tertiary"
              onClick={async () => setRefused(!(await copyLink(sceneStore.getState())))}
            >
              {rare.notices.copyCorrected}
            </button>
          </>
        }
      >
        {remarks.map((remark) => {
          const sentence = remarkSentence(remark, rare)
          return <p key={sentence}>{sentence}</p>
        })}
        <p>{rare.notices.rest}</p>
      </Banner>
      {refused ? <ShareDialog refused onClose={() => setRefused(false)} /> : null}
    </>
  )
}

interface BannerProps {
  readonly tone: 'error' | 'warn' | 'note'
  readonly actions: ReactNode
  readonly children: ReactNode
}

function Banner({ tone, actions, children }: BannerProps): ReactElement {
  const banner = usePassFocus<HTMLDivElement>()
  useEffect(() => {
    // on a phone, what asked for it may stand far below
    banner.current?.scrollIntoView({ block: 'nearest' })
  }, [banner])
  return (
    <div ref={banner} className={`banner ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <span className="sign" aria-hidden="true">
        {tone === 'error' ? '!' : 'i'}
      </span>
      <div className="banner-text">{children}</div>
      <div className="banner-actions">{actions}</div>
    </div>
  )
}
