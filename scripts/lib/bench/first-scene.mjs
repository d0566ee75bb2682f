import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inRoot } from '../root.mjs'
import { quantile } from './statistics.mjs'

/**
 * Milliseconds from navigation to the first scene, each time with nothing cached, and the scripts that the page and its
 * worker asked for until then, with their size as a host sends it.
 */
export async function measureFirstScene(browser, url, loads) {
  const times = []
  let scripts = []
  for (let i = 0; i < loads; i++) {
    const load = await loadOnce(browser, url)
    times.push(load.time)
    scripts = load.scripts
  }
  const gzipped = scripts.reduce(
    (sum, path) => sum + gzipSync(readFileSync(inRoot('dist', path)), { level: 9 }).length,
    0,
  )
  return { median: quantile(times, 0.5), times, scripts, gzipped }
}

async function loadOnce(browser, url) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const scripts = new Set()
  page.on('request', (request) => {
    if (request.url().startsWith(url) && request.url().endsWith('.js')) scripts.add(request.url().slice(url.length))
  })
  await page.addInitScript(noteReady)
  await page.goto(url)
  await page.waitForFunction(() => window.readyAt !== undefined)
  const time = await page.evaluate(() => window.readyAt)
  const wanted = [...scripts]
  await context.close()
  return { time, scripts: wanted }
}

/** Runs in the page, before its own scripts. The clock starts with the navigation. */
function noteReady() {
  new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.status !== 'ready') return
    window.readyAt = performance.now()
    observer.disconnect()
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-status'] })
}
