import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The folder of the repository. */
export const root = join(import.meta.dirname, '..', '..', '..')

/** What is made here or brought here, and so is not part of the repository. */
const NOT_OURS = new Set(['.git', 'node_modules', 'dist', '.cache', 'test-results', 'playwright-report'])

/** Paths under `folder`, relative to the repository, with `/` on every system. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path.split(sep).join('/')]
    })
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** The text of a file; null where it holds bytes. */
export function readText(path: string): string | null {
  const bytes = readFileSync(join(root, path))
  return bytes.subarray(0, 8192).includes(0) ? null : bytes.toString('utf8')
}
