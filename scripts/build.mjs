/** Builds the page into `dist/` and holds its first load to the budget: `npm run build`. */
import { buildPage } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'

await ensureInstalled()
const { checkSize } = await import('./size.mjs')
process.exitCode = (await buildPage()) && checkSize() ? 0 : 1
