/**
 * Runs a TypeScript module of the repository the way the page's tools see it (`import.meta.glob` works):
 *
 *     node scripts/run.mjs src/proof/golden/main.ts [arguments]
 *
 * The module exports `main(args: string[]): Promise<number>`; the number is the exit code.
 */
import process from 'node:process'
import { ensureInstalled } from './lib/install.mjs'
import { inRoot, root } from './lib/root.mjs'

await ensureInstalled()
const [file, ...args] = process.argv.slice(2)
if (file === undefined) {
  console.error('usage: node scripts/run.mjs <module.ts> [arguments]')
  process.exit(2)
}
process.chdir(root)
const { runnerImport } = await import('vite')
const { module } = await runnerImport(inRoot(file), { root, logLevel: 'error' })
process.exitCode = await module.main(args)
