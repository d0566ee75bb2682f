import { type ReactElement, useRef } from 'react'
import { ACCEPT } from '../../core/formats/extensions.ts'
import { useServices } from '../hooks.ts'

interface FileButtonProps {
  readonly children: string
  readonly className?: string
  /** What becomes of the files; without it they are opened. */
  readonly onFiles?: (files: readonly File[]) => void
}

export function FileButton({ children, className, onFiles }: FileButtonProps): ReactElement {
  const { opener } = useServices()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className={`button ${className ?? ''}`} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        // recognition is by content: whoever lets the picker show all files may try any other
        accept={ACCEPT}
        aria-label={children}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          if (onFiles) onFiles(files)
          else void opener().then((open) => open.files(files))
        }}
      />
    </>
  )
}
