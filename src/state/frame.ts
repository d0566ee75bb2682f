/**
 * While a hand drags, the page changes once per frame. Input and results come whenever they like; each change between
 * two frames would make the browser lay out the page again before it can tell what the next pointer event meets.
 */
const waiting = new Map<string, () => void>()
let asked = false

/** Does `work` in the next frame. Of several with the same key only the newest is done. */
export function inNextFrame(key: string, work: () => void): void {
  waiting.set(key, work)
  // a page that nobody sees has no frames
  if (document.hidden) doWaiting()
  else if (!asked) {
    asked = true
    requestAnimationFrame(() => {
      asked = false
      doWaiting()
    })
  }
}

/** Does at once what waits for the next frame. */
export function doWaiting(): void {
  const works = [...waiting.values()]
  waiting.clear()
  for (const work of works) work()
}
