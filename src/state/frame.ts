/**
 * While a hand drags, the page changes once per frame. Input and results come whenever they like; each change between
 * two frames would make the browser lay out the page again before it can tell what the next pointer event meets.
 */
const waiting = new Map<string, (() => void)[]>()
let asked = false

/**
 * What is a frame late for two seconds could be on time: the next frame leaves one change out. On a busy machine results
 * come late several times a second, and whoever catches up sooner leaves one out for each of them.
 */
const LATE_FRAMES = 120
let late = 0

/**
 * Does `work` in the next frame. Of several with the same key the newest `most` are done, the oldest first, one in each
 * frame.
 */
export function inNextFrame(key: string, work: () => void, most = 1): void {
  waiting.set(key, [...(waiting.get(key) ?? []), work].slice(-most))
  // a page that nobody sees has no frames
  if (document.hidden) doWaiting()
  else ask()
}

/** Does at once what waits for the next frame; of several with the same key the newest. */
export function doWaiting(): void {
  const works = [...waiting.values()].map((queue) => queue.at(-1))
  waiting.clear()
  for (const work of works) work?.()
}

function ask(): void {
  if (asked) return
  asked = true
  requestAnimationFrame(() => {
    asked = false
    frame()
  })
}

function frame(): void {
  const behind = [...waiting].filter(([, queue]) => queue.length > 1)
  late = behind.length > 0 ? late + 1 : 0
  if (late === 0 || late > LATE_FRAMES) {
    late = 0
    doWaiting()
    return
  }
  const works = [...waiting.values()].map(([oldest]) => oldest)
  waiting.clear()
  for (const [key, [, ...later]] of behind) waiting.set(key, later)
  ask()
  for (const work of works) work?.()
}
