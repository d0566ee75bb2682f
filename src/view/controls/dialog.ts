import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react'

/** Opens a native dialog for as long as the component lives; Esc and a click beside it close it. */
export function useDialog(onClose: () => void): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null)
  const close = useEffectEvent(onClose)
  // a layout effect, since a dialog that has left the page no longer gives the focus back
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (!dialog.open) dialog.showModal()
    const onCancel = (event: Event): void => {
      event.preventDefault()
      close()
    }
    const onClick = (event: MouseEvent): void => {
      if (event.target === dialog) close()
    }
    dialog.addEventListener('cancel', onCancel)
    dialog.addEventListener('click', onClick)
    return () => {
      dialog.removeEventListener('cancel', onCancel)
      dialog.removeEventListener('click', onClick)
      dialog.close()
    }
  }, [])
  return ref
}
