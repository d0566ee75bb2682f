import { type ReactElement, useEffect } from 'react'
import { sessionStore, type Toast as ToastText } from '../../state/session-store.ts'
import { IconButton } from '../controls/icon-button.tsx'
import { useRareWords, useWords } from '../hooks.ts'

const STAYS_MS = 8000

/** Something happened and nothing is left to do: it leaves by itself. */
export function Toast({ toast }: { toast: ToastText }): ReactElement {
  const rare = useRareWords()
  const words = useWords()
  useEffect(() => {
    const timer = setTimeout(
      () => sessionStore.setState((state) => (state.toast === toast ? { toast: null } : state)),
      STAYS_MS,
    )
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <div className="toast">
      <p>{textOf()}</p>
      <IconButton icon="close" label={words.notices.close} onClick={() => sessionStore.setState({ toast: null })} />
    </div>
  )

  function textOf(): string {
    if (toast.kind === 'copied') return rare.toast.copied(toast.length)
    return toast.kind === 'axis' ? rare.toast.axis(toast.axis) : rare.toast[toast.kind]
  }
}
