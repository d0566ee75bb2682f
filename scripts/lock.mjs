/** Brings package-lock.json up to package.json: no addresses, and the binaries of every platform. `npm run lock`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { completed } from './lib/lock.mjs'
import { npm } from './lib/process.mjs'
import { inRoot } from './lib/root.mjs'

const path = inRoot('package-lock.json')
const { code } = await npm(['install', '--package-lock-only', '--no-audit', '--no-fund'])
if (code === 0) {
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: completed(lock.packages) }, null, 2)}\n`)
}
process.exitCode = code
