import { freePort } from './ports.mjs'
import { tool } from './process.mjs'

/** Playwright over `e2e/` with the first browser that launches. Gives the exit code. */
export async function runBrowserTests(args) {
  const { ensureBrowser } = await import('./browser.mjs')
  try {
    const env = { CHROMIUM_PATH: await ensureBrowser(), E2E_PORT: String(await freePort()) }
    const { code } = await tool('playwright', ['test', '--config', 'e2e', ...args], { env })
    return code
  } catch (error) {
    console.error(error.message)
    return 1
  }
}
