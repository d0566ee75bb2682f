import { setTimeout as pause } from 'node:timers/promises'
import { quantile } from './statistics.mjs'
import { watchDrag, watchRuns } from './watch.mjs'

/** A fast mouse. The browser hands on one event per frame. */
const EVENT_MS = 8
const FRAME_MS = 1000 / 60
/** The first drag after a load compiles its code; what lasts is measured. */
const WARM_UP_MS = 1000
/** Events that the page has not answered yet; a page that hangs is not flooded. */
const MOST_UNHEARD = 16

/** What is sorted or counted in the background is, after this long per million weights. */
const BACKGROUND_MS = 300

/**
 * Drags k, a or b to and fro for `seconds` on `n` normal weights, under `bits` bits where k is not what is dragged, and
 * gives what the page made of it. `range` is a way to a range, or `clip`: the article's method.
 */
export async function measureDrag(browser, url, { what, range, n, bits = 4, seconds }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `(${String(watchRuns)})();${await response.text()}` })
  })
  await page.goto(`${url}#v=1&${sceneOf(range, n, bits)}`)
  await page.locator('html[data-status="ready"]').waitFor({ state: 'attached', timeout: 60_000 })
  // controls that come after the first picture move the slider down
  await page.waitForLoadState('networkidle')
  await pause((BACKGROUND_MS * n) / 1e6)
  const path = what === 'k' ? await pathOfBits(page) : await pathOfHandle(page, what)
  await page.evaluate(watchDrag, what)
  const [worker] = page.workers()
  await page.mouse.move(path.start, path.y)
  await page.mouse.down()
  const session = await context.newCDPSession(page)
  await move(session, path, WARM_UP_MS)
  await Promise.all([page.evaluate(() => window.bench.start()), worker.evaluate(() => self.bench.start())])
  await move(session, path, seconds * 1000)
  const seen = await page.evaluate(() => window.bench.stop())
  const runs = await worker.evaluate(() => self.bench.stop())
  await page.mouse.up()
  await context.close()
  const { duration, updates, moves, frames, latencies, longTasks } = seen
  return {
    what,
    range,
    n,
    bits: what === 'k' || range === 'clip' ? null : bits,
    updatesPerSecond: (updates / duration) * 1000,
    movesPerSecond: (moves / duration) * 1000,
    framesPerSecond: (frames / duration) * 1000,
    run: { median: quantile(runs, 0.5), p95: quantile(runs, 0.95) },
    latency: { median: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) },
    longTasks,
  }
}

/** Normal weights under a range of `affine`, or under the article's `clip`. */
function sceneOf(range, n, bits) {
  if (range === 'clip') return `src=normal;n=${n};std=500&q=clip;a=-1200;b=1200`
  const ends = range === 'manual' ? ';a=-0.12;b=0.12' : ''
  return `src=normal;n=${n}&q=affine;k=${bits};range=${range}${ends}`
}

/**
 * Moves along the path as a mouse does: at its own pace, without waiting for the page. `page.mouse.move` would wait, and
 * then measure itself.
 */
async function move(session, { at, y }, duration) {
  const started = performance.now()
  const waiting = new Set()
  for (let next = EVENT_MS; performance.now() - started < duration; next += EVENT_MS) {
    const event = { type: 'mouseMoved', x: at(performance.now() - started), y, button: 'left', buttons: 1 }
    const sent = session.send('Input.dispatchMouseEvent', event).finally(() => waiting.delete(sent))
    waiting.add(sent)
    await pause(Math.max(0, next - (performance.now() - started)))
    if (waiting.size >= MOST_UNHEARD) await Promise.race(waiting)
  }
  await Promise.all(waiting)
}

/**
 * The thumb of k, over the odd stops up and over the even ones down: whichever events a frame takes, it never asks for
 * the number of bits of the frame before, not even where the hand turns.
 */
async function pathOfBits(page) {
  const { x, y, width, height } = await page.locator('.bits input[type="range"]').boundingBox()
  const at = (k) => x + 8 + ((width - 16) * (k - 1)) / 15
  const stops = [1, 3, 5, 7, 9, 11, 13, 15, 16, 14, 12, 10, 8, 6, 4, 2].map(at)
  return { y: y + height / 2, start: at(4), at: (time) => stops[Math.floor(time / EVENT_MS) % stops.length] }
}

/** The grip of a handle, three pixels per frame, into the data and back. */
async function pathOfHandle(page, side) {
  const { x, y, width, height } = await page.locator(`[data-handle="${side}"] .grip`).boundingBox()
  const inward = side === 'a' ? 1 : -1
  const start = x + width / 2
  return { y: y + height / 2, start, at: (time) => start + inward * toAndFro((3 * time) / FRAME_MS, 80) }
}

/** 0 … reach … 0 … reach, as far as `way` goes. */
function toAndFro(way, reach) {
  const place = way % (2 * reach)
  return place < reach ? place : 2 * reach - place
}
