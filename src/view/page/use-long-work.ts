import { useEffect, useRef, useState } from 'react'
import { useSession } from '../hooks.ts'

/** Progress appears only when the work takes this long, and then stays at least as long as LEAST. */
const AFTER_MS = 300
const LEAST_MS = 400

/** Has the work under way lasted long enough to be worth a word? */
export function useLongWork(): boolean {
  const working = useSession((session) => session.status === 'working')
  const [long, setLong] = useState(false)
  const shownAt = useRef(0)
  useEffect(() => {
    const wait = working ? AFTER_MS : Math.max(0, LEAST_MS - (performance.now() - shownAt.current))
    const timer = setTimeout(() => {
      if (working) shownAt.current = performance.now()
      setLong(working)
    }, wait)
    return () => clearTimeout(timer)
  }, [working])
  return long
}

/** Is what stands on the page of an older setting? A provisional result is of this one. */
export function useStale(): boolean {
  const long = useLongWork()
  const provisional = useSession((session) => session.shown?.provisional === true)
  return long && !provisional
}
