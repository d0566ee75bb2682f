/** Finds or obtains a Chromium that launches, and says which: `node scripts/ensure-browser.mjs`. */
import { ensureInstalled } from './lib/install.mjs'

await ensureInstalled()
const { ensureBrowser } = await import('./lib/browser.mjs')
try {
  await ensureBrowser()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
