import { useCallback, useLayoutEffect, useRef } from 'react'

/** The same function for the life of the component, which does what `act` does now: for parts that are drawn apart. */
export function useStable<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const now = useRef(act)
  useLayoutEffect(() => {
    now.current = act
  })
  return useCallback((...args: A) => now.current(...args), [])
}
