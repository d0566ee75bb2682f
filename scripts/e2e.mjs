/**
 * Runs the browser tests against `dist`: finds a browser, a free port, builds when `dist` is old.
 *
 *     node scripts/e2e.mjs [arguments of `playwright test`, for example a file name]
 */
import { ensureBuilt } from './lib/build.mjs'
import { runBrowserTests } from './lib/e2e.mjs'
import { ensureInstalled } from './lib/install.mjs'

await ensureInstalled()
process.exitCode = (await ensureBuilt()) ? await runBrowserTests(process.argv.slice(2)) : 1
