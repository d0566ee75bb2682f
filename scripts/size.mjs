/** Prints the gzipped size of the JavaScript of the first load and fails above the budget: `node scripts/size.mjs`. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { firstLoad } from './lib/first-load.mjs'
import { inRoot } from './lib/root.mjs'

const BUDGET = 130_000

/** Is the first load of `dist` within the budget, and complete? */
export function checkSize() {
  const read = (path) => readFileSync(inRoot('dist', path), 'utf8')
  const sizeOf = (path) => gzipSync(read(path), { level: 9 }).length
  const parts = firstLoad(read, JSON.parse(read('.vite/manifest.json')), sizeOf)
  let total = 0
  for (const [name, paths] of Object.entries(parts)) {
    const size = [...paths].reduce((sum, path) => sum + sizeOf(path), 0)
    total += size
    console.log(`${name.padEnd(9)} ${kilobytes(size)}  ${[...paths].join(' ')}`)
    if (size === 0) console.error(`No ${name} was found in dist: the sum is not the whole first load.`)
  }
  console.log(`first load ${kilobytes(total)} gzipped, of ${kilobytes(BUDGET)}`)
  const complete = Object.values(parts).every((paths) => paths.size > 0)
  if (total > BUDGET) console.error('The first load is over its budget.')
  return complete && total <= BUDGET
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(8)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = checkSize() ? 0 : 1
