import { defineConfig, devices } from '@playwright/test'

/**
 * `node scripts/e2e.mjs` finds the browser and a free port and sets both here. Without it, Playwright's own browser is
 * used and the port is fixed.
 */
const executablePath = process.env['CHROMIUM_PATH']
const port = process.env['E2E_PORT'] ?? '4180'
const baseURL = `http://127.0.0.1:${port}`

export default defineConfig({
  testDir: '.',
  outputDir: '../.cache/test/e2e',
  workers: 1,
  forbidOnly: true,
  // only against what never ends: how fast a test is depends on what else the machine does
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../.cache/test/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    baseURL,
    locale: 'en-GB',
    // what moves is the matter of one test; everything else is looked at when it stands
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: '..',
    url: baseURL,
    reuseExistingServer: false,
  },
})
