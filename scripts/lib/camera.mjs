import { chromium } from '@playwright/test'

const PATIENCE = 30_000

/**
 * Takes the shots of the page at `url`, one after the other. `pathOf(shot)` says where each goes.
 * Gives the number of shots on which the page reported an error or did not get ready.
 */
export async function photograph(url, shots, pathOf, { executablePath, fullPage }) {
  const browser = await chromium.launch({ executablePath })
  let bad = 0
  for (const shot of shots) {
    const problems = await photographOne(browser, url, shot, pathOf(shot), fullPage)
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${pathOf(shot)}`)
    for (const problem of problems) console.error(`     ${problem}`)
    if (problems.length > 0) bad++
  }
  await browser.close()
  return bad
}

async function photographOne(browser, url, { width, height, fragment }, path, fullPage) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const problems = []
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`))
  try {
    await page.goto(url + fragment)
    await page.locator('html[data-status="ready"]').waitFor({ state: 'attached', timeout: PATIENCE })
  } catch (error) {
    problems.push(error.message.split('\n')[0])
  }
  await page.screenshot({ path, fullPage, animations: 'disabled' })
  await context.close()
  return problems
}
