import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, root } from './root.mjs'

const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

/** Builds `dist`. False, with the reason on the console, when that fails. */
export async function buildPage() {
  const { build } = await import('vite')
  try {
    await build({ root, logLevel: 'warn' })
    return true
  } catch (error) {
    console.error(error.message)
    return false
  }
}

/** Builds `dist` unless it is newer than everything that it is made from. */
export async function ensureBuilt() {
  const index = inRoot('dist', 'index.html')
  if (existsSync(index) && statSync(index).mtimeMs > Math.max(...SOURCES.map((name) => newest(inRoot(name)))))
    return true
  console.log('Building dist')
  return buildPage()
}

function newest(path) {
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
