import { type ReactElement, useEffect, useState } from 'react'
import { later } from '../later.tsx'
import { useServices } from '../hooks.ts'

const DropPicture = later(() => import('./drop-picture.tsx').then((part) => part.DropPicture))

/** The whole window takes a file; files from the clipboard open as well. */
export function DropOverlay(): ReactElement | null {
  const { opener } = useServices()
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    function open(event: Event, data: DataTransfer | null): void {
      // the list is gone once the event is over
      const files = [...(data?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      void opener().then((open) => open.files(files))
    }
    function drag(event: DragEvent): void {
      const { type, dataTransfer } = event
      if (!dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      if (type === 'dragenter') depth += 1
      if (type === 'dragleave') depth -= 1
      if (type === 'drop') {
        depth = 0
        open(event, dataTransfer)
      }
      setOver(depth > 0)
    }
    const gone = new AbortController()
    for (const type of ['dragenter', 'dragleave', 'dragover', 'drop'] as const) addEventListener(type, drag, gone)
    addEventListener('paste', (event) => open(event, event.clipboardData), gone)
    return () => gone.abort()
  }, [opener])
  return over ? <DropPicture /> : null
}
