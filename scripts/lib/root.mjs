import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. Every script works from there, wherever it was called. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

export function inRoot(...parts) {
  return join(root, ...parts)
}
