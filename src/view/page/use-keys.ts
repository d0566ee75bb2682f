import { useEffect } from 'react'
import { useServices } from '../hooks.ts'

/** Listens to the keys of the page; what they do is downloaded with the first one. */
export function useKeys(onHelp: () => void): void {
  const { runner } = useServices()
  useEffect(() => {
    let handle: ((event: KeyboardEvent) => void) | undefined
    const onKey = async (event: KeyboardEvent): Promise<void> => {
      handle ??= (await import('./keys.ts')).keyHandler(runner, onHelp)
      handle(event)
    }
    const listener = (event: KeyboardEvent): void => {
      if (handle) handle(event)
      else void onKey(event)
    }
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [runner, onHelp])
}
