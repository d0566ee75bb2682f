/**
 * Measures what a reader feels, in a real browser against the built page:
 *
 *     npm run bench:ui
 *       -- --json FILE       also as JSON
 *       -- --seconds 3       length of each drag
 *       -- --n 300000        only this many weights; may be given several times
 *
 * First scene: navigation to data-status=ready in a new browser context each time, and the JavaScript that it took.
 * Drags: mouse events, 120 a second; moves are those that the page was given. An update is a change of the SQNR's
 * data-value: a result on show, provisional ones included. Worker: from a request's arrival there to its answer. Paint:
 * from the mouse event to the task after the frame that shows the settled result of the value that it asked for, in
 * data-recipe. Before a drag begins, the weights have had the time to be sorted. It is a benchmark: numbers depend on
 * the machine, so it says how busy that was and passes no judgement.
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { freePort } from './lib/ports.mjs'
import { serve } from './lib/serve.mjs'

const LOADS = 5

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    seconds: { type: 'string', default: '3' },
    n: { type: 'string', multiple: true, default: ['100000', '1000000', '10000000'] },
  },
})

await ensureInstalled()
if (!(await ensureBuilt())) process.exit(1)
const { chromium } = await import('@playwright/test')
const { ensureBrowser } = await import('./lib/browser.mjs')
const { measureDrag } = await import('./lib/bench/drag.mjs')
const { measureFirstScene } = await import('./lib/bench/first-scene.mjs')

const executablePath = await ensureBrowser()
const server = await serve({ port: await freePort(), strict: true })
const browser = await chromium.launch({ executablePath })
const machine = { cores: availableParallelism(), load: loadavg()[0], browser: browser.version() }
console.log(`\n${machine.cores} cores, load ${machine.load.toFixed(1)} before, Chromium ${machine.browser}`)

const firstScene = await measureFirstScene(browser, server.url, LOADS)
console.log(
  `first scene   ${ms(firstScene.median)} (median of ${LOADS} cold loads; ${firstScene.times.map(ms).join(', ')})`,
)
console.log(
  `JavaScript    ${(firstScene.gzipped / 1000).toFixed(1)} kB gzipped in ${firstScene.scripts.length} files\n`,
)

const drags = []
console.log(
  'drag  range  levels      weights  updates/s  frames/s  moves/s  worker median, p95  input to paint  tasks > 50 ms',
)
for (const n of values.n.map(Number)) {
  for (const [what, range, bits] of [
    ['k', 'minmax'],
    ['a', 'manual', 4],
    ['b', 'manual', 4],
    ['a', 'manual', 8],
    ['b', 'manual', 8],
    ['k', 'mse'],
    ['a', 'clip'],
  ]) {
    const drag = await measureDrag(browser, server.url, { what, range, n, bits, seconds: Number(values.seconds) })
    drags.push(drag)
    console.log(line(drag))
  }
}

if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, firstScene, drags }, null, 2)}\n`)
await browser.close()
await server.close()
process.exit(0)

function line({ what, range, n, bits, updatesPerSecond, movesPerSecond, framesPerSecond, run, latency, longTasks }) {
  const tasks = longTasks.length === 0 ? 'none' : `${longTasks.length}, longest ${ms(Math.max(...longTasks))}`
  return [
    what.padEnd(6),
    range.padEnd(7),
    (bits !== null ? String(2 ** bits) : range === 'clip' ? 'int32' : '2–65,536').padEnd(9),
    n.toLocaleString('en').padStart(10),
    updatesPerSecond.toFixed(1).padStart(11),
    framesPerSecond.toFixed(1).padStart(10),
    movesPerSecond.toFixed(1).padStart(9),
    `${run.median.toFixed(1)}, ${ms(run.p95)}`.padStart(20),
    `${latency.median.toFixed(0)}, ${ms(latency.p95)}`.padStart(16),
    `  ${tasks}`,
  ].join('')
}

function ms(value) {
  return `${value.toFixed(0)} ms`
}
