import { existsSync, readFileSync } from 'node:fs'
import { npm } from './process.mjs'
import { inRoot } from './root.mjs'

/** Installs the packages of package-lock.json when they are absent or of other versions. Ends the process on failure. */
export async function ensureInstalled() {
  requireNode(20, 19)
  const reason = whatIsMissing()
  if (reason === null) return
  console.log(`Installing packages: ${reason}`)
  const { code } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'])
  if (code === 0) return
  console.error('npm ci failed. Check the network and the npm registry, then run the command again.')
  process.exit(1)
}

function requireNode(major, minor) {
  const [actualMajor, actualMinor] = process.versions.node.split('.').map(Number)
  if (actualMajor > major || (actualMajor === major && actualMinor >= minor)) return
  console.error(`Node ${process.versions.node} is too old: ${major}.${minor} or later is needed.`)
  process.exit(1)
}

function whatIsMissing() {
  if (!existsSync(inRoot('node_modules'))) return 'there is no node_modules'
  const installed = readPackages('node_modules', '.package-lock.json')
  if (installed === null) return 'node_modules is incomplete'
  const wanted = readPackages('package-lock.json')
  return firstDifference(wanted ?? {}, installed, (path) => existsSync(inRoot(path, 'package.json')))
}

function readPackages(...path) {
  const file = inRoot(...path)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}

/**
 * The first package whose installed version is not the wanted one, in words; null when there is none.
 * Optional packages may be absent: they belong to other platforms.
 */
export function firstDifference(wanted, installed, exists) {
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    if (path === '') continue
    const found = installed[path]?.version
    if (found === undefined && optional) continue
    if (found !== version) return `${path.slice(path.lastIndexOf('node_modules/') + 13)} ${version} is wanted`
    if (!exists(path)) return `${path} is gone`
  }
  return null
}
