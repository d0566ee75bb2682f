import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import { useServices } from '../hooks.ts'

const DropPicture = lazy(async () => ({ default: (await import('./drop-picture.tsx')).DropPicture }))

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** The whole window takes a file; files from the clipboard open as well. */
export function DropOverlay(): ReactElement | null {
  const { opener } = useServices()
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth += 1
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth -= 1
      if (depth <= 0) setOver(false)
    }
    const move = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      // the list is gone once the event is over
      const files = [...(event.dataTransfer?.files ?? [])]
      void opener().then((open) => open.files(files))
    }
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      void opener().then((open) => open.files(files))
    }
    const gone = new AbortController()
    addEventListener('dragenter', enter, gone)
    addEventListener('dragleave', leave, gone)
    addEventListener('dragover', move, gone)
    addEventListener('drop', drop, gone)
    addEventListener('paste', paste, gone)
    return () => gone.abort()
  }, [opener])
  return over ? (
    <Suspense>
      <DropPicture />
    </Suspense>
  ) : null
}
