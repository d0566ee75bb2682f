/**
 * Proves the tree: installs what is missing, then runs every layer, or the named ones.
 *
 *     npm test                    all: format lint types unused unit golden corpus build browser
 *     npm test -- unit golden     these
 *
 * A layer that fails does not stop the next ones. The last line is `N passed, N failed` over all layers; format, lint,
 * types, unused and build count as one each.
 */
import { join } from 'node:path'
import { sum } from './lib/counts.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { root } from './lib/root.mjs'
import { stages } from './lib/stages.mjs'

/** Failures of one layer that the summary names; its own output has them all. */
const MOST_NAMED = 20

const chosen = choose(process.argv.slice(2))
await ensureInstalled()
const results = new Map()
for (const name of chosen) {
  console.log(`\n──── ${name} ${'─'.repeat(100 - name.length)}`)
  results.set(name, await stages[name]())
}
report(results)

function choose(names) {
  const unknown = names.filter((name) => !Object.hasOwn(stages, name))
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(' ')}. The layers are: ${Object.keys(stages).join(' ')}`)
    process.exit(2)
  }
  if (names.length === 0) return Object.keys(stages)
  // The browser tests are about the tree as it stands, never about an old build.
  const wanted = new Set(names.includes('browser') ? [...names, 'build'] : names)
  return Object.keys(stages).filter((name) => wanted.has(name))
}

function report(results) {
  console.log(`\n──── summary ${'─'.repeat(93)}`)
  for (const [name, { passed, failed, note, failures = [] }] of results) {
    const mark = failed === 0 ? 'ok  ' : 'FAIL'
    console.log(`${mark} ${name.padEnd(8)} ${passed} passed, ${failed} failed${note ? ` (${note})` : ''}`)
    for (const failure of failures.slice(0, MOST_NAMED)) console.log(`     ${failure.replace(join(root, '/'), '')}`)
    if (failures.length > MOST_NAMED) console.log(`     and ${failures.length - MOST_NAMED} more`)
  }
  const { passed, failed } = sum([...results.values()])
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
