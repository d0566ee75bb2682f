import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { browserCounts, harnessCounts, toolCounts, unitCounts } from './counts.mjs'
import { runBrowserTests } from './e2e.mjs'
import { node, tool } from './process.mjs'
import { inRoot } from './root.mjs'

/** The layers of `npm test`, in order. Each shows its output and resolves with `{ passed, failed, note? }`. */
export const stages = {
  format: () => check('biome', ['format', '.']),
  lint: () => check('oxlint', ['--type-aware', '--deny-warnings']),
  types: () => check('tsc', ['-b']),
  unused: () => check('knip', []),
  unit: runUnit,
  golden: () => runHarness('golden'),
  corpus: () => runHarness('corpus'),
  build: runBuild,
  browser: runBrowser,
}

async function check(name, args) {
  const { code } = await tool(name, args)
  return toolCounts(code)
}

async function runUnit() {
  const report = freshReport('unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await tool('vitest', ['run', ...reporters])
  return readReport(report, (json) => unitCounts(json, code))
}

async function runHarness(name) {
  const { code, output } = await node(['scripts/run.mjs', `src/proof/${name}/main.ts`], { capture: true })
  return harnessCounts(name, output, code)
}

async function runBuild() {
  rmSync(inRoot('dist'), { recursive: true, force: true })
  const { code } = await node(['scripts/build.mjs'])
  return toolCounts(code)
}

async function runBrowser() {
  if (!existsSync(inRoot('dist', 'index.html'))) return { passed: 0, failed: 1, note: 'not run: there is no build' }
  const report = freshReport('e2e.json')
  const code = await runBrowserTests([])
  return readReport(report, (json) => browserCounts(json, code))
}

/** Where a layer writes its report; what an earlier run left there is gone. */
function freshReport(name) {
  const folder = inRoot('.cache', 'test')
  mkdirSync(folder, { recursive: true })
  rmSync(inRoot('.cache', 'test', name), { force: true })
  return inRoot('.cache', 'test', name)
}

function readReport(path, count) {
  if (!existsSync(path)) return { passed: 0, failed: 1, note: 'left no report' }
  return count(JSON.parse(readFileSync(path, 'utf8')))
}
