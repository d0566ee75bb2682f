/**
 * Measures the same work side by side: the whole evaluation of symmetric quantization, on every path and by rivals.
 *
 *     npm run bench
 *       -- --n 1000000       only this many weights; may be given several times
 *       -- --rounds 3        rounds; candidates take turns within each
 *       -- --json FILE       also as JSON
 *       -- --only blocks     or `uniform`, or the id of a block format: only these tables
 *
 * Two settings: 4 bits with at most 512 error bins, 8 bits with at most 128. The scale changes at every run. NumPy and a C
 * loop (one thread) take part where `python3` with NumPy and `cc` are. They have 512 and 128 error bins over the same
 * errors; ours make 375 and 75 of these limits, because half a step is the edge of a bin. They do less: no entropy,
 * divergences, clipping, staircase. Times are nanoseconds per weight, the median of the rounds' medians. Sorts are shown
 * in memory that is there, and with getting that memory, which costs more than the sorting where pages come slowly.
 *
 * Then block formats, a table for each: `lib/bench/blocks.mjs` says what their rows do.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { assemblyScript } from './lib/assembly.mjs'
import { measureBlocks } from './lib/bench/blocks.mjs'
import { measure } from './lib/bench/paths.mjs'
import { tableOf } from './lib/bench/table.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { inRoot, root } from './lib/root.mjs'

const SETTINGS = [
  { k: 4, bins: 512 },
  { k: 8, bins: 128 },
]

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    n: { type: 'string', multiple: true, default: ['100000', '1000000', '10000000'] },
  },
})

await ensureInstalled()
process.chdir(root)
mkdirSync(inRoot('.cache', 'bench'), { recursive: true })
const { createServer, createServerModuleRunner } = await import('vite')
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [assemblyScript()],
  server: { middlewareMode: true, ws: false, hmr: false },
})
const runner = createServerModuleRunner(server.environments.ssr, { hmr: false })
const paths = await runner.import(inRoot('src', 'proof', 'paths', 'bench.ts'))
const blocks = await runner.import(inRoot('src', 'proof', 'paths', 'bench-blocks.ts'))

const machine = { cores: availableParallelism(), load: loadavg()[0], node: process.version }
console.log(`${machine.cores} cores, load ${machine.load.toFixed(1)} before, Node ${machine.node}`)
const results = []
for (const n of values.n.map(Number)) {
  const weights = paths.benchWeights(n)
  if (wanted('uniform')) {
    for (const setting of SETTINGS) show(await measure(paths, weights, setting, Number(values.rounds)))
  }
  for (const id of blocks.BLOCK_METHODS) {
    if (wanted('blocks', id)) show(await measureBlocks(blocks, weights, id, Number(values.rounds)))
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine, results }, null, 2)}\n`)
await server.close()
process.exit(0)

function wanted(...names) {
  return values.only === undefined || names.includes(values.only)
}

function show(result) {
  results.push(result)
  console.log(`\n${tableOf(result)}`)
}
